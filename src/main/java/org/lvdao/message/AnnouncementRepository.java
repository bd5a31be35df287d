package org.lvdao.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AnnouncementRepository extends GenericRepository<AnnouncementRow, Long> {

  /**
   * Who of them has it already.
   *
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT account_id FROM message
       WHERE notice_key = :noticeKey AND account_id IN (:accountIds)
      """)
  List<Long> findTold(String noticeKey, Collection<Long> accountIds);

  /** Passes by who got it this moment. */
  @Query(
      """
      INSERT IGNORE INTO message
        (id, account_id, notice_key, kind, title, body, path, created_at)
      VALUES (:id, :accountId, :noticeKey, :kind, :title, :body, :path, :createdAt)
      """)
  void insert(List<AnnouncementRow> rows);
}
