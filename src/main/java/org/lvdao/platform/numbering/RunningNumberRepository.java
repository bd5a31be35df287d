package org.lvdao.platform.numbering;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;

@JdbcRepository(dialect = Dialect.MYSQL)
interface RunningNumberRepository extends GenericRepository<RunningNumberRepository.Row, String> {

  /** The next unused number of a prefix and day. */
  @MappedEntity("running_number")
  record Row(@Id String prefix, LocalDate day, int nextNumber) {}

  @Query("INSERT IGNORE INTO running_number (prefix, day, next_number) VALUES (:prefix, :day, 1)")
  void begin(String prefix, LocalDate day);

  @Query(
      """
      SELECT next_number FROM running_number
       WHERE prefix = :prefix AND day = :day
         FOR UPDATE
      """)
  int lockNext(String prefix, LocalDate day);

  @Query(
      """
      UPDATE running_number SET next_number = :nextNumber
       WHERE prefix = :prefix AND day = :day
      """)
  int advance(String prefix, LocalDate day, int nextNumber);
}
