package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lvdao.platform.database.Transactions;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PhoneRepository extends GenericRepository<PhoneRow, Long> {
  @Query("SELECT account_id, phone FROM account_phone WHERE account_id = :accountId")
  Optional<PhoneRow> find(long accountId);

  @Query("SELECT account_id FROM account_phone WHERE phone_index = :phoneIndex")
  Optional<Long> findOwner(byte[] phoneIndex);

  /** By any of its indexes. */
  default Optional<Long> findOwner(PhoneNumbers.Sealed phone) {
    return phone.indexes().stream().flatMap(index -> findOwner(index).stream()).findFirst();
  }

  /** Sees and awaits what others are about to commit. */
  @Query("SELECT account_id FROM account_phone WHERE phone_index = :phoneIndex FOR UPDATE")
  Optional<Long> lockOwner(byte[] phoneIndex);

  @Query(
      """
      INSERT INTO account_phone (account_id, phone, phone_index, proven_at)
      VALUES (:accountId, :phone, :phoneIndex, :now)
      """)
  void insert(long accountId, byte[] phone, byte[] phoneIndex, Instant now);

  /**
   * Gives the number its owner, in the caller's transaction. The unique key decides between two who
   * come at once; while the index key changes, nodes keep different indexes of the same number, and
   * then each looks for the other's.
   *
   * @throws Transactions.Outrun when another was faster
   */
  default void add(long accountId, PhoneNumbers.Sealed phone, Instant now) {
    insert(accountId, phone.ciphertext(), phone.index(), now);
    if (phone.indexes().stream().skip(1).anyMatch(index -> lockOwner(index).isPresent())) {
      throw new Transactions.Outrun();
    }
  }

  @Query(
      """
      SELECT account_id FROM account_phone
       WHERE account_id > :after AND phone < :key
       ORDER BY account_id
       LIMIT :size
      """)
  List<Long> sealedBefore(byte[] key, long after, int size);

  @Query(
      """
      UPDATE account_phone SET phone = :phone, phone_index = :phoneIndex
       WHERE account_id = :accountId AND phone = :before
      """)
  int sealAnew(long accountId, byte[] before, byte[] phone, byte[] phoneIndex);

  @Query("UPDATE account_phone SET account_id = :to WHERE account_id = :from")
  int move(long from, long to);

  @Query("DELETE FROM account_phone WHERE account_id = :accountId")
  int delete(long accountId);
}
