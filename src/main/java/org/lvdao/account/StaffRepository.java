package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Accounts with a user name. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StaffRepository extends GenericRepository<StaffRow, Long> {
  String SELECT =
      """
      SELECT a.id, a.kind, a.status, a.username, a.password_hash, a.password_until,
             a.display_name, a.created_at, a.version, t.account_id IS NOT NULL AS enrolled
        FROM account a
        LEFT JOIN account_totp t ON t.account_id = a.id AND t.confirmed = TRUE
      """;

  @Query(SELECT + " WHERE a.id = :id AND a.username IS NOT NULL")
  Optional<StaffRow> find(long id);

  @Query(SELECT + " WHERE a.username = :username")
  Optional<StaffRow> findByUsername(String username);

  /**
   * Those with a grant in one of the districts, by user name.
   *
   * @param everywhere whatever the district
   * @param districts never empty
   * @param status empty for any
   * @param usernameLike a pattern of LIKE, as is the other
   */
  @Query(
      SELECT
          + """
             WHERE a.username > :after
               AND (:status = '' OR a.status = :status)
               AND (a.username LIKE :usernameLike OR a.display_name LIKE :nameLike)
               AND EXISTS (
                     SELECT 1
                       FROM account_grant g
                      WHERE g.account_id = a.id
                        AND (:everywhere = TRUE
                             OR SUBSTRING_INDEX(g.area_path, '/', 1) IN (:districts)))
             ORDER BY a.username
             LIMIT :limit
            """)
  List<StaffRow> list(
      boolean everywhere,
      Collection<String> districts,
      String status,
      String usernameLike,
      String nameLike,
      String after,
      int limit);

  @Query(
      """
      UPDATE account
         SET display_name = :displayName, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int change(long id, long version, String displayName);

  @Query(
      """
      UPDATE account
         SET status = 'ACTIVE', version = version + 1
       WHERE id = :id AND status = 'DISABLED'
      """)
  int enable(long id);

  @Query(
      """
      UPDATE account
         SET password_hash = :hash, password_until = :until, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int setInitialPassword(long id, long version, String hash, Instant until);

  /** Succeeds for one only of those who come with the same old password. */
  @Query(
      """
      UPDATE account
         SET password_hash = :hash, password_until = NULL, version = version + 1
       WHERE id = :id AND password_hash = :oldHash
      """)
  int replacePassword(long id, String oldHash, String hash);

  /** Makes all who want to take an administrator away from the area wait for each other. */
  @Query(
      """
      SELECT account_id
        FROM account_grant
       WHERE role = 'ADMIN' AND area_path = :areaPath
       ORDER BY id
         FOR UPDATE
      """)
  List<Long> lockAdministrators(String areaPath);

  /** The others who can sign in: with a password of their own. */
  @Query(
      """
      SELECT COUNT(*)
        FROM account_grant g
        JOIN account a ON a.id = g.account_id
       WHERE g.role = 'ADMIN' AND g.area_path = :areaPath AND a.id <> :id
         AND a.status = 'ACTIVE' AND a.password_hash IS NOT NULL AND a.password_until IS NULL
      """)
  long countOtherAdministrators(String areaPath, long id);

  /**
   * @param areaLike a pattern of LIKE, for the paths of the district's areas
   */
  @Query(
      """
      SELECT a.id
        FROM account a
       WHERE a.id > :afterId AND a.status = 'ACTIVE'
         AND EXISTS (
               SELECT 1
                 FROM account_grant g
                WHERE g.account_id = a.id AND g.role = :role
                  AND (g.area_path = '' OR g.area_path LIKE :areaLike))
       ORDER BY a.id
       LIMIT :most
      """)
  List<Long> findWorkingIn(String role, String areaLike, long afterId, int most);
}
