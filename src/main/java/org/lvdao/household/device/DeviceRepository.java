package org.lvdao.household.device;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface DeviceRepository extends GenericRepository<DeviceRow, Long> {
  String SELECT =
      """
      SELECT id, district, community, name, kind, site, secret, disabled_at, seen_at, clock_skew,
             fill_level, created_at, version
        FROM delivery_device
      """;

  @Query(SELECT + " WHERE id = :id")
  Optional<DeviceRow> find(long id);

  @Query(
      SELECT
          + """
             WHERE (:everywhere OR district IN (:districts) OR community IN (:communities))
               AND id > :after
             ORDER BY id
             LIMIT :limit
            """)
  List<DeviceRow> list(
      boolean everywhere, List<String> districts, List<String> communities, long after, int limit);

  @Query(
      """
      INSERT INTO delivery_device (id, district, community, name, kind, site, secret,
                                   created_at, created_by, version)
      VALUES (:id, :district, :community, :name, :kind, :site, :secret, :now, :createdBy, 0)
      """)
  void insert(
      long id,
      String district,
      String community,
      String name,
      DeviceKind kind,
      @Nullable String site,
      byte[] secret,
      Instant now,
      long createdBy);

  @Query(
      """
      UPDATE delivery_device
         SET name = :name, site = :site, disabled_at = :disabledAt, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int change(
      long id, long version, String name, @Nullable String site, @Nullable Instant disabledAt);

  @Query(
      """
      UPDATE delivery_device
         SET secret = :secret, seen_at = NULL, version = version + 1
       WHERE id = :id AND version = :version
      """)
  int changeSecret(long id, long version, byte[] secret);

  @Query("UPDATE delivery_device SET seen_at = :now, clock_skew = :clockSkew WHERE id = :id")
  int seen(long id, Instant now, long clockSkew);

  @Query("UPDATE delivery_device SET fill_level = :fillLevel WHERE id = :id")
  int fill(long id, int fillLevel);

  /** Returns 0 when the device has used it before. */
  @Query(
      """
      INSERT IGNORE INTO delivery_device_nonce (device_id, nonce, at)
      VALUES (:deviceId, :nonce, :now)
      """)
  int useNonce(long deviceId, byte[] nonce, Instant now);

  @Query("DELETE FROM delivery_device_nonce WHERE at < :before LIMIT 1000")
  int deleteNonces(Instant before);

  @Query(
      """
      SELECT id FROM delivery_device WHERE id > :after AND secret < :key ORDER BY id LIMIT :size
      """)
  List<Long> sealedBefore(byte[] key, long after, int size);

  @Query("UPDATE delivery_device SET secret = :secret WHERE id = :id AND secret = :before")
  int sealAnew(long id, byte[] before, byte[] secret);
}
