package org.lvdao.points;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a holder reads of the ledger. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EntryRepository extends GenericRepository<TransactionRow, Long> {
  String CHANGES =
      """
      SELECT t.id, t.entry_no, t.kind, t.member_id, t.rule, t.description, t.occurred_at, t.at,
             COALESCE(a.amount, 0) AS available, COALESCE(w.amount, 0) AS pending,
             t.available_after, t.pending_after
        FROM points_transaction t
        LEFT JOIN points_posting a ON a.transaction_id = t.id AND a.account = 'AVAILABLE'
        LEFT JOIN points_posting w ON w.transaction_id = t.id AND w.account = 'PENDING'
      """;

  String ENTRIES = CHANGES + "WHERE t.holder_id = :holderId AND t.district = :district ";

  /** The newest first. */
  @Query(ENTRIES + "AND t.entry_no < :beforeNo ORDER BY t.entry_no DESC LIMIT :size")
  List<EntryRow> findBefore(long holderId, String district, long beforeNo, int size);

  /** Those booked in a time, the oldest first. */
  @Query(ENTRIES + "AND t.at >= :since AND t.at < :until ORDER BY t.entry_no")
  List<EntryRow> findBetween(long holderId, String district, Instant since, Instant until);

  /** The last one before a moment. */
  @Query(ENTRIES + "AND t.at < :moment ORDER BY t.entry_no DESC LIMIT 1")
  Optional<EntryRow> findLastBefore(long holderId, String district, Instant moment);

  /** What a person did, in whichever household, in the order of the ids. */
  @Query(CHANGES + "WHERE t.member_id = :memberId AND t.id > :afterId ORDER BY t.id LIMIT :size")
  List<EntryRow> findOfMember(long memberId, long afterId, int size);

  /** What can be spent until when, the soonest first. */
  @Query(
      """
      SELECT * FROM points_lot
       WHERE holder_id = :holderId AND district = :district AND available > 0
         AND expires_at > :now
       ORDER BY expires_at
      """)
  List<LotRow> findOpenLots(long holderId, String district, Instant now);
}
