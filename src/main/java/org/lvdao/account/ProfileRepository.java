package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ProfileRepository extends GenericRepository<ProfileRow, Long> {
  @Query(
      """
      SELECT account_id, nickname, home_community, language, large_type, version
        FROM account_profile
       WHERE account_id = :accountId
      """)
  Optional<ProfileRow> find(long accountId);

  /** Makes the row if there is none and locks it. */
  @Query(
      """
      INSERT INTO account_profile (account_id, language, large_type, version)
      VALUES (:accountId, :language, FALSE, 0)
          ON DUPLICATE KEY UPDATE version = version
      """)
  void lock(long accountId, String language);

  @Query(
      """
      UPDATE account_profile
         SET nickname = :nickname, home_community = :homeCommunity, language = :language,
             large_type = :largeType, version = version + 1
       WHERE account_id = :accountId AND version = :version
      """)
  int update(
      long accountId,
      @Nullable String nickname,
      @Nullable String homeCommunity,
      String language,
      boolean largeType,
      long version);

  /** Leaves it where it is when the other account has one. */
  @Query("UPDATE IGNORE account_profile SET account_id = :to WHERE account_id = :from")
  int move(long from, long to);

  @Query("DELETE FROM account_profile WHERE account_id = :accountId")
  int delete(long accountId);
}
