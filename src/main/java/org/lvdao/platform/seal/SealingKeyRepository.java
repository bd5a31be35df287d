package org.lvdao.platform.seal;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SealingKeyRepository extends GenericRepository<SealingKeyRow, Integer> {
  @Query("SELECT id, fingerprint, older_rows FROM sealing_key ORDER BY id")
  List<SealingKeyRow> all();

  @Query("SELECT id, fingerprint, older_rows FROM sealing_key WHERE id = :id")
  Optional<SealingKeyRow> find(int id);

  @Query("INSERT IGNORE INTO sealing_key (id, fingerprint) VALUES (:id, :fingerprint)")
  void insertIfAbsent(int id, byte[] fingerprint);

  @Query("UPDATE sealing_key SET older_rows = :rows WHERE id = :id")
  void setOlderRows(int id, long rows);

  /** From now on there may be such rows again. */
  @Query("UPDATE sealing_key SET older_rows = NULL WHERE id > :id")
  void forgetOlderRows(int id);
}
