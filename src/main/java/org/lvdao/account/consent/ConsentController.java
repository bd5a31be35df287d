package org.lvdao.account.consent;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;

/** What the resident who is signed in agrees to. */
@Controller("/api/v1/me/consents")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class ConsentController {
  private final ConsentBook consents;

  ConsentController(ConsentBook consents) {
    this.consents = consents;
  }

  @Serdeable
  record ConsentList(List<ConsentView> items) {}

  /**
   * @param given true to agree, false to withdraw
   * @param noticeVersion of the privacy notice one has read; needed to agree
   */
  @Serdeable
  record Choice(@NotNull Boolean given, @Nullable @Min(1) Integer noticeVersion) {}

  /** Show what one agrees to, purpose by purpose. */
  @Get
  ConsentList list(Actor actor) {
    return new ConsentList(consents.of(actor.accountId()));
  }

  /**
   * Agree to a purpose, or withdraw: what was done before stays lawful, and nothing else stops.
   *
   * @param purpose WHEREABOUTS, PHONE, PUSH or SURVEY
   */
  @Put("/{purpose}")
  ConsentView choose(Actor actor, String purpose, @Valid @Body Choice choice) {
    return consents.put(actor.accountId(), known(purpose), choice.given(), choice.noticeVersion());
  }

  private static ConsentPurpose known(String name) {
    return Arrays.stream(ConsentPurpose.values())
        .filter(purpose -> purpose.name().equals(name))
        .findFirst()
        .orElseThrow(DomainError::notFound);
  }
}
