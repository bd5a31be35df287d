package org.lvdao.report.numbering;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CaseNumberRepository extends GenericRepository<CaseNumberRepository.Row, String> {

  /** The next unused number of a district and day. */
  @MappedEntity("case_number")
  record Row(@Id String district, LocalDate day, int nextNumber) {}

  @Query("INSERT IGNORE INTO case_number (district, day, next_number) VALUES (:district, :day, 1)")
  void begin(String district, LocalDate day);

  @Query(
      """
      SELECT next_number FROM case_number
       WHERE district = :district AND day = :day
         FOR UPDATE
      """)
  int lockNext(String district, LocalDate day);

  @Query(
      """
      UPDATE case_number SET next_number = :nextNumber
       WHERE district = :district AND day = :day
      """)
  int advance(String district, LocalDate day, int nextNumber);
}
