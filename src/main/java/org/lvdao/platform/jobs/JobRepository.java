package org.lvdao.platform.jobs;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface JobRepository extends GenericRepository<JobRow, String> {

  @Query("INSERT IGNORE INTO job (name) VALUES (:name)")
  void insertIfAbsent(String name);

  @Query(
      """
      UPDATE job
         SET owner = :owner, lease_until = :until
       WHERE name = :name AND (owner IS NULL OR lease_until < :now)
      """)
  int acquire(String name, String owner, Instant until, Instant now);

  @Query(
      "UPDATE job SET lease_until = :until, state = :state WHERE name = :name AND owner = :owner")
  int renew(String name, String owner, Instant until, @Nullable String state);

  @Query(
      """
      UPDATE job SET owner = NULL, lease_until = NULL, state = :state
       WHERE name = :name AND owner = :owner
      """)
  int release(String name, String owner, @Nullable String state);

  @Query("SELECT state FROM job WHERE name = :name")
  @Nullable String state(String name);
}
