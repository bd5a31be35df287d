package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;

/** Shows a reporter's phone number to staff who must call, and keeps who saw it. */
@Singleton
class ContactReveal {
  private final PhoneNumbers phones;
  private final AuditLog audit;

  ContactReveal(PhoneNumbers phones, AuditLog audit) {
    this.phones = phones;
    this.audit = audit;
  }

  /** Why somebody must see the number. */
  @Serdeable
  record Purpose(@NotBlank @Size(max = 200) String reason) {}

  @Serdeable
  record Contact(String phone) {}

  /**
   * @throws DomainError {@code not-found} when there is no number, or the report is anonymous
   */
  Contact reveal(Actor actor, Report report, Purpose purpose) {
    if (report.anonymous || report.contactPhone == null) {
      throw DomainError.notFound();
    }
    audit.record(
        actor,
        "contact-revealed",
        "report",
        Long.toString(report.id),
        report.district,
        Map.of("reason", purpose.reason()));
    return new Contact(phones.open(report.contactPhone));
  }
}
