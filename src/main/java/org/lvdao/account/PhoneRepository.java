package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface PhoneRepository extends GenericRepository<PhoneRow, Long> {
  @Query("SELECT account_id, phone FROM account_phone WHERE account_id = :accountId")
  Optional<PhoneRow> find(long accountId);

  @Query("SELECT account_id FROM account_phone WHERE phone_index = :phoneIndex")
  Optional<Long> findOwner(byte[] phoneIndex);

  @Query(
      """
      INSERT INTO account_phone (account_id, phone, phone_index, proven_at)
      VALUES (:accountId, :phone, :phoneIndex, :now)
      """)
  void insert(long accountId, byte[] phone, byte[] phoneIndex, Instant now);

  @Query("UPDATE account_phone SET account_id = :to WHERE account_id = :from")
  int move(long from, long to);

  @Query("DELETE FROM account_phone WHERE account_id = :accountId")
  int delete(long accountId);
}
