package org.lvdao.report;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ErasureRepository extends GenericRepository<ErasureRow, Long> {
  ErasureRow save(ErasureRow row);

  /** Those on which all work is done, as {@link ReporterErasure#isDone} says. */
  @Query(
      """
      SELECT e.report_id
        FROM report_erasure e
        JOIN report r ON r.id = e.report_id
       WHERE r.status IN ('CLOSED', 'REJECTED', 'DUPLICATE', 'WITHDRAWN')
         AND r.look_back_due IS NULL
         AND NOT EXISTS
             (SELECT 1 FROM report_request q
               WHERE q.report_id = r.id AND q.kind = 'REOPENING' AND q.state = 'WAITING')
       ORDER BY e.asked_at, e.report_id
       LIMIT :size
      """)
  List<Long> findDone(int size);

  @Query("DELETE FROM report_erasure WHERE report_id = :reportId")
  int delete(long reportId);
}
