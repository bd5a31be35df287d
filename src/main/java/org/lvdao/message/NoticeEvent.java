package org.lvdao.message;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Map;
import org.lvdao.kernel.DomainEvent;

/**
 * A person is to be told of something, once: however often the event is handed over, the account
 * gets one message of the kind about this version of the subject.
 *
 * @param subjectId what it happened to, such as a case
 * @param version its row version by then
 * @param at when it happened
 * @param values fill the words; the kind's variables, and nothing that this person may not see
 * @param path where the app opens, such as {@code /reports/912143483561689958}
 */
@Serdeable
public record NoticeEvent(
    long subjectId,
    long version,
    MessageKind kind,
    long accountId,
    Instant at,
    Map<String, String> values,
    String path)
    implements DomainEvent {
  /**
   * @throws IllegalArgumentException when the values are not the kind's variables
   */
  public NoticeEvent {
    if (!values.keySet().equals(kind.variables())) {
      throw new IllegalArgumentException(kind + " needs " + kind.variables());
    }
  }

  /** The person: who it happened to, as far as this event goes. */
  @Override
  public long aggregateId() {
    return accountId;
  }

  /** Names the event for this person. */
  String key() {
    return kind.code() + "/" + subjectId + "/" + version;
  }
}
