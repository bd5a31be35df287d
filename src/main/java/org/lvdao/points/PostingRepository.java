package org.lvdao.points;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Postings, which are only ever added. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PostingRepository extends GenericRepository<PostingRow, Long> {

  @Query(
      """
      INSERT INTO points_posting (transaction_id, account, amount, district, at)
      VALUES (:transactionId, :account, :amount, :district, :at)
      """)
  void insert(List<PostingRow> rows);

  @Query("SELECT * FROM points_posting WHERE transaction_id = :transactionId")
  List<PostingRow> findOf(long transactionId);
}
