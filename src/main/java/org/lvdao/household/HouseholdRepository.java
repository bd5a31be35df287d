package org.lvdao.household;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface HouseholdRepository extends GenericRepository<HouseholdRow, Long> {
  String SELECT =
      """
      SELECT id, district, community, address, invite_code, invite_until, created_at, ended_at,
             version
        FROM household
      """;

  @Query(SELECT + " WHERE id = :id")
  Optional<HouseholdRow> find(long id);

  /**
   * @param ids at least one
   */
  @Query(SELECT + " WHERE id IN (:ids)")
  List<HouseholdRow> findAll(Collection<Long> ids);

  /** Makes all changes of one household wait for each other. */
  @Query(SELECT + " WHERE id = :id FOR UPDATE")
  Optional<HouseholdRow> lock(long id);

  /**
   * As {@link #lock}, in the order of their ids.
   *
   * @param ids at least one
   */
  @Query(SELECT + " WHERE id IN (:ids) ORDER BY id FOR UPDATE")
  List<HouseholdRow> lockAll(Collection<Long> ids);

  @Query(SELECT + " WHERE invite_code = :code AND invite_until > :now FOR UPDATE")
  Optional<HouseholdRow> lockInvited(String code, Instant now);

  @Query("SELECT id FROM household WHERE address_index = :addressIndex")
  Optional<Long> findAt(byte[] addressIndex);

  /** Sees and awaits what others are about to commit. */
  @Query("SELECT id FROM household WHERE address_index = :addressIndex FOR UPDATE")
  Optional<Long> lockAt(byte[] addressIndex);

  /** By community and id. */
  @Query(
      SELECT
          + """
             WHERE district = :district AND community = :community AND id > :after
               AND ended_at IS NULL
             ORDER BY id
             LIMIT :limit
            """)
  List<HouseholdRow> list(String district, String community, long after, int limit);

  /** Returns 0 when another household is at the address, or has the code. */
  @Query(
      """
      INSERT IGNORE INTO household (id, district, community, address, address_index, building,
                                    invite_code, invite_until, created_at, ranked, version)
      VALUES (:id, :district, :community, :address, :addressIndex, :building, :inviteCode,
              :inviteUntil, :now, TRUE, 0)
      """)
  int insert(
      long id,
      String district,
      String community,
      byte[] address,
      byte[] addressIndex,
      @io.micronaut.core.annotation.Nullable byte @Nullable [] building,
      String inviteCode,
      Instant inviteUntil,
      Instant now);

  /** Breaks a key when another household is at the address. */
  @Query(
      """
      UPDATE household
         SET district = :district, community = :community, address = :address,
             address_index = :addressIndex, building = :building, version = version + 1
       WHERE id = :id AND ended_at IS NULL
      """)
  int move(
      long id,
      String district,
      String community,
      byte[] address,
      byte[] addressIndex,
      @io.micronaut.core.annotation.Nullable byte @Nullable [] building);

  /** Whether it takes part in rankings. */
  @Query(
      """
      UPDATE household SET ranked = :ranked, version = version + 1
       WHERE id = :id AND ended_at IS NULL
      """)
  int rank(long id, boolean ranked);

  @Query(
      """
      UPDATE household
         SET invite_code = :code, invite_until = :until, version = version + 1
       WHERE id = :id AND ended_at IS NULL
      """)
  int invite(long id, String code, Instant until);

  /** After a change of its members or cards. */
  @Query("UPDATE household SET version = version + 1 WHERE id = :id")
  int touch(long id);

  @Query(
      """
      UPDATE household
         SET address = NULL, address_index = NULL, building = NULL, invite_code = NULL, invite_until = NULL,
             ended_at = :now, version = version + 1
       WHERE id = :id AND ended_at IS NULL
      """)
  int end(long id, Instant now);

  @Query(
      """
      SELECT id FROM household WHERE id > :after AND address < :key ORDER BY id LIMIT :size
      """)
  List<Long> sealedBefore(byte[] key, long after, int size);

  @Query(
      """
      UPDATE household
         SET address = :address, address_index = :addressIndex, building = :building
       WHERE id = :id AND address = :before
      """)
  int sealAnew(
      long id,
      byte[] before,
      byte[] address,
      byte[] addressIndex,
      @io.micronaut.core.annotation.Nullable byte @Nullable [] building);
}
