package org.lvdao.platform.content;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.lvdao.kernel.DomainEvent;

/**
 * A verdict about a photo has come. The same one may come more than once, and before whoever asked
 * knows its trace.
 *
 * @param id of the event; which photo it is about, only who asked knows
 * @param trace as {@link ContentCheck#ask} gave it
 */
@Serdeable
public record PhotoVerdictEvent(long id, String trace, ContentCheck.Verdict verdict, Instant at)
    implements DomainEvent {
  @Override
  public long aggregateId() {
    return id;
  }
}
