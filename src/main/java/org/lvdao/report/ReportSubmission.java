package org.lvdao.report;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.lvdao.account.Consents;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.area.AreaService;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.numbering.RunningNumbers;
import org.lvdao.report.category.Categories;
import org.lvdao.report.category.Category;
import org.lvdao.report.workflow.Party;
import org.lvdao.report.workflow.ReportAction;

/** Takes in reports. */
@Singleton
class ReportSubmission {
  private static final Duration OLDEST = Duration.ofDays(366);

  /** Phones' clocks run fast by as much. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);

  private final AreaService areas;
  private final Categories categories;
  private final Deadlines deadlines;
  private final RunningNumbers numbers;
  private final ReportSteps steps;
  private final Publication publication;
  private final PhoneNumbers phones;
  private final Consents consents;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  ReportSubmission(
      AreaService areas,
      Categories categories,
      Deadlines deadlines,
      RunningNumbers numbers,
      ReportSteps steps,
      Publication publication,
      PhoneNumbers phones,
      Consents consents,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.areas = areas;
    this.categories = categories;
    this.deadlines = deadlines;
    this.numbers = numbers;
    this.steps = steps;
    this.publication = publication;
    this.phones = phones;
    this.consents = consents;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** A report that was found to be in order and has its number; close it after submitting. */
  record Prepared(
      SubmitReport command,
      AreaService.Located place,
      Category category,
      List<Long> photoIds,
      RunningNumbers.Reservation caseNumber)
      implements AutoCloseable {
    @Override
    public void close() {
      caseNumber.close();
    }
  }

  /**
   * Checks all that needs no transaction and reserves a case number.
   *
   * @throws DomainError naming the field, or {@code outside-service-area}
   */
  Prepared prepare(SubmitReport command) {
    checkOccurredAt(command);
    var place = areas.locate(Wgs84.of(command.position()));
    var district = areas.district(place.district().code());
    var category = categories.choose(district.code(), command.category());
    var photoIds = PhotoIds.parse(command.photoIds());
    return new Prepared(command, place, category, photoIds, numbers.reserve(district.casePrefix()));
  }

  /**
   * A report has a position by its nature, and a phone number when one is given.
   *
   * @throws DomainError {@code consent-needed}, or naming a photo that is not the actor's to give
   */
  ReportSteps.Written submit(Actor actor, Prepared prepared) {
    consents.require(actor, ConsentPurpose.WHEREABOUTS);
    if (prepared.command().contactPhone() != null) {
      consents.require(actor, ConsentPurpose.PHONE);
    }
    return transactions.write(
        () -> {
          var report = fill(actor, prepared);
          var step =
              ReportSteps.Step.of(actor, Party.REPORTER, ReportAction.SUBMIT, null)
                  .photos(prepared.photoIds(), ReportPhotoRow.Purpose.EVIDENCE);
          var written = steps.begin(report, step);
          publication.begin(written.report());
          return written;
        });
  }

  private Report fill(Actor actor, Prepared prepared) {
    var command = prepared.command();
    var subdistrict = prepared.place().subdistrict();
    Instant now = clock.instant();
    var report = new Report();
    report.id = ids.next();
    report.caseNo = prepared.caseNumber().use();
    report.district = prepared.place().district().code();
    report.subdistrict = subdistrict == null ? null : subdistrict.code();
    report.category = prepared.category().code();
    report.description = command.description().strip();
    report.address = command.address();
    report.moveTo(command.position());
    report.reporterId = actor.accountId();
    report.anonymous = Boolean.TRUE.equals(command.anonymous());
    report.occurredAt = command.occurredAt();
    report.submittedAt = now;
    if (command.contactPhone() != null) {
      var phone = phones.seal(command.contactPhone());
      report.contactPhone = phone.ciphertext();
      report.contactPhoneIndex = phone.index();
    }
    publication.prepare(report);
    deadlines.start(report, prepared.category(), now);
    return report;
  }

  private void checkOccurredAt(SubmitReport command) {
    var occurredAt = command.occurredAt();
    if (occurredAt == null) {
      return;
    }
    Instant now = clock.instant();
    if (occurredAt.isAfter(now.plus(CLOCK_SKEW))) {
      throw DomainError.field("/occurredAt", "in-the-future");
    }
    if (occurredAt.isBefore(now.minus(OLDEST))) {
      throw DomainError.field("/occurredAt", "too-long-ago", Map.of("days", OLDEST.toDays()));
    }
  }
}
