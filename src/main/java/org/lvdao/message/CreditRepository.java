package org.lvdao.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CreditRepository extends GenericRepository<CreditRow, String> {

  /**
   * The one that changed last comes first, so that a repeated push goes to whom it went before.
   *
   * @param openids at least one
   */
  @Query(
      """
      SELECT openid, template, credits
        FROM wechat_credit
       WHERE openid IN (:openids) AND template = :template
       ORDER BY updated_at DESC, openid
      """)
  List<CreditRow> find(Collection<String> openids, String template);

  /**
   * Those who allow one more message of any of the templates.
   *
   * @param openids at least one
   * @param templates at least one
   */
  @Query(
      """
      SELECT DISTINCT openid FROM wechat_credit
       WHERE openid IN (:openids) AND template IN (:templates) AND credits > 0
      """)
  List<String> findAllowing(Collection<String> openids, Collection<String> templates);

  @Query(
      """
      INSERT INTO wechat_credit (openid, template, credits, updated_at)
      VALUES (:openid, :template, 1, :now)
      ON DUPLICATE KEY UPDATE credits = LEAST(credits + 1, :most), updated_at = :now
      """)
  int add(String openid, String template, int most, Instant now);

  /** Returns 0 when there is none to spend. */
  @Query(
      """
      UPDATE wechat_credit
         SET credits = credits - 1, updated_at = :now
       WHERE openid = :openid AND template = :template AND credits > 0
      """)
  int spend(String openid, String template, Instant now);

  /**
   * @param openids at least one
   */
  @Query("DELETE FROM wechat_credit WHERE openid IN (:openids)")
  int deleteOf(Collection<String> openids);

  @Query(
      """
      UPDATE wechat_credit
         SET credits = credits + 1
       WHERE openid = :openid AND template = :template
      """)
  int giveBack(String openid, String template);
}
