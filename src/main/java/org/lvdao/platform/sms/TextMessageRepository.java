package org.lvdao.platform.sms;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface TextMessageRepository extends GenericRepository<TextMessageRow, Long> {
  @Query("INSERT INTO text_message (id, state, created_at) VALUES (:id, 'SENDING', :now)")
  void insert(long id, Instant now);

  @Query("SELECT id, state FROM text_message WHERE id = :id")
  Optional<TextMessageRow> find(long id);

  /** The receipt may have come before the gateway's answer, and says more. */
  @Query("UPDATE text_message SET state = :state WHERE id = :id AND state = 'SENDING'")
  void answered(long id, SmsState state);

  /** The first receipt that says how it ended counts. */
  @Query(
      """
      UPDATE text_message SET state = :state, gateway_code = :gatewayCode
       WHERE id = :id AND state NOT IN ('DELIVERED', 'FAILED')
      """)
  int end(long id, SmsState state, @Nullable String gatewayCode);

  @Query("DELETE FROM text_message WHERE created_at < :before LIMIT 1000")
  int deleteOld(Instant before);
}
