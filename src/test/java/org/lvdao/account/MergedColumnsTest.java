package org.lvdao.account;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins;
import org.lvdao.household.Homes;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.pickup.Pickups;
import org.lvdao.pickup.Supply;
import org.lvdao.pickup.market.Bazaar;
import org.lvdao.report.Cases;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.survey.SurveyDesk;

/** Nothing is forgotten when two accounts become one: every column with an account is known. */
@LvdaoTest
class MergedColumnsTest {
  /** Columns that name an account, as {@code table.column}. A new one belongs below. */
  private static final String COLUMNS =
      """
      SELECT CONCAT(table_name, '.', column_name)
        FROM information_schema.columns
       WHERE table_schema = DATABASE() AND data_type = 'bigint'
         AND (column_name RLIKE '(account|uploader|reporter|resident|member|actor|recipient)_id$'
              OR column_name LIKE '%\\_by')
      """;

  /** Goes to the account that stays, by its feature's {@link AccountMerge} or here in account. */
  private static final Set<String> MOVED =
      Set.of(
          "account_identity.account_id",
          "account_phone.account_id",
          "account_profile.account_id",
          "after_case_survey.account_id",
          "delivery.member_id",
          "device.account_id",
          "household_card.account_id",
          "household_member.account_id",
          "market_abuse.account_id",
          "market_item.giver_account_id",
          "market_item.taker_account_id",
          "message.account_id",
          "message_digest.account_id",
          "notification_preference.account_id",
          "photo.uploader_id",
          "pickup_booking.resident_id",
          "pickup_hold.account_id",
          "report.reporter_id",
          "report_request.requested_by",
          "report_support.account_id",
          "station_waiting.account_id",
          "survey_draft.account_id",
          "survey_invitation.account_id",
          "survey_participation.account_id",
          "survey_response.account_id");

  /** Stays, with the reason. */
  private static final Map<String, String> STAYS =
      Map.ofEntries(
          entry("account_consent.account_id", "evidence of what that account agreed to"),
          entry("account_export.account_id", "expires; the account that stays asks for its own"),
          entry("account_grant.account_id", "the other account is a resident already"),
          entry("account_recovery_code.account_id", "staff only"),
          entry("account_totp.account_id", "staff only"),
          entry("audit_log.account_id", "says who acted then"),
          entry("broadcast.created_by", "staff only"),
          entry("calendar_year.loaded_by", "staff only"),
          entry("delegation.account_id", "staff only"),
          entry("delivery.decided_by", "staff only"),
          entry("delivery.graded_by", "staff only"),
          entry("delivery_device.created_by", "staff only"),
          entry("household_history.actor_id", "says who acted then, and is never changed"),
          entry("household_history.member_id", "says whom it was done to then"),
          entry("idempotency.account_id", "a retry comes with a token that has ended"),
          entry("indicator_approval.approved_by", "staff only"),
          entry("indicator_evidence.uploaded_by", "staff only"),
          entry("indicator_value.computed_by", "staff only"),
          entry("load_sheet.cancelled_by", "staff only"),
          entry("load_sheet.loaded_by", "staff only"),
          entry("load_sheet.received_by", "staff only"),
          entry("recyclables_movement.booked_by", "collectors and staff"),
          entry("waste_total.entered_by", "staff only"),
          entry("message_template.changed_by", "staff only"),
          entry("survey_bank_question.created_by", "staff only"),
          entry("survey_campaign.created_by", "staff only"),
          entry("survey_margin.loaded_by", "staff only"),
          entry("survey_questionnaire.created_by", "staff only"),
          entry("survey_version.changed_by", "staff only"),
          entry("pickup_closure.closed_by", "staff only"),
          entry("pickup_collector.account_id", "staff only"),
          entry("pickup_history.actor_id", "says who acted then, and is never changed"),
          entry("pickup_weigh_entry.entered_by", "collectors and staff only"),
          entry("points_adjustment.decided_by", "staff only"),
          entry("points_adjustment.proposed_by", "staff only"),
          entry("points_budget_cap.changed_by", "staff only"),
          entry("points_payout.created_by", "staff only"),
          entry("points_redemption.decided_by", "staff only"),
          entry("points_redemption.ended_by", "says who acted then"),
          entry("points_redemption.member_id", "says who asked for it then"),
          entry("points_rules.created_by", "staff only"),
          entry("points_rules.withdrawn_by", "staff only"),
          entry("points_transaction.member_id", "says who did it then, and is never changed"),
          entry("price_list.created_by", "staff only"),
          entry("price_list.withdrawn_by", "staff only"),
          entry("report.closed_by", "staff only"),
          entry("report.handled_by", "staff only"),
          entry("report_history.actor_id", "says who acted then, and is never changed"),
          entry("report_request.decided_by", "staff only"),
          entry("session.account_id", "all have ended"));

  @Inject Phones phones;
  @Inject Cases cases;
  @Inject Homes homes;
  @Inject Bins bins;
  @Inject Pickups pickups;
  @Inject Bazaar bazaar;
  @Inject SurveyDesk surveys;
  @Inject AdjustableClock clock;

  @Test
  void every_column_that_names_an_account_moves_or_says_why_not() {
    var known = new TreeSet<>(MOVED);
    known.addAll(STAYS.keySet());
    assertThat(new TreeSet<>(cases.texts(COLUMNS)))
        .as("columns in MOVED and STAYS, and those of the database")
        .isEqualTo(known);
  }

  @Test
  void what_moves_has_moved() {
    var phone = Phones.number();
    var byPhone = phones.resident(phone);
    byPhone.patch("/api/v1/me", Map.of("largeType", true)).is(200);
    var closed = cases.inState(ReportStatus.CLOSED, byPhone, "HOUSEHOLD_WASTE");
    byPhone.post("/api/v1/reports/" + closed + "/reopen-requests", Map.of("reason", "还在")).is(201);
    var others = Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE"));
    byPhone.post("/api/v1/reports/" + others + "/supports").is(200);
    byPhone
        .post(
            "/api/v1/me/devices",
            Map.of("token", "token-" + phone, "platform", "ANDROID", "appVersion", "1.4.2"))
        .is(200);
    bins.deliver(
            bins.create(Homes.COMMUNITY),
            bins.event(homes.create(byPhone).is(201).body().get("memberCard").asText()))
        .is(200);
    Supply.wait(byPhone);
    pickups.book(byPhone);
    pickups.hold(byPhone, pickups.slot()).is(201);
    bazaar.inReview(byPhone);
    var bicycle = "/api/v1/market/items/" + bazaar.listed(bazaar.neighbour(), 0);
    byPhone.post(bicycle + "/abuse", Map.of("reason", "OTHER")).is(204);
    byPhone.post(bicycle + "/reservation").is(200);
    byPhone.put("/api/v1/me/notification-preferences", Map.of("mutedTopics", List.of())).is(200);
    var plan = surveys.plan();
    plan.put("anonymous", false);
    SurveyDesk.submit(byPhone, surveys.open(plan), SurveyDesk.answers("5")).is(201);
    byPhone.put(SurveyDesk.SURVEYS + surveys.open() + "/draft", SurveyDesk.answers("4")).is(200);
    var from = Phones.id(byPhone);
    cases.change("INSERT INTO survey_invitation (campaign_id, account_id) VALUES (1, ?)", from);
    // What happened to the case above is told by and by.
    await().until(() -> rows("message.account_id", from) == 5);
    // So is that its reporter can say how that was done.
    await().until(() -> rows("after_case_survey.account_id", from) == 1);
    // A phone's account has no identity elsewhere until it took over one that had.
    cases.change(
        "INSERT INTO account_identity (provider, subject, account_id, created_at)"
            + " VALUES ('TEST', ?, ?, NOW(3))",
        from,
        from);
    // In the quiet hours there is one already.
    cases.change(
        "INSERT IGNORE INTO message_digest (account_id, due_at) VALUES (?, NOW(3) + INTERVAL 1"
            + " DAY)",
        from);
    assertThat(columnsWith(from)).isEqualTo(MOVED);

    clock.advance(Duration.ofMinutes(1));
    var wechat = cases.resident();
    phones.join(wechat, phone).is(200);
    assertThat(columnsWith(from)).isEmpty();
    assertThat(columnsWith(Phones.id(wechat))).isEqualTo(MOVED);
  }

  private Set<String> columnsWith(String account) {
    return MOVED.stream().filter(column -> rows(column, account) > 0).collect(Collectors.toSet());
  }

  private long rows(String column, String account) {
    var names = column.split("\\.");
    return cases.number(
        "SELECT COUNT(*) FROM %s WHERE %s = ?".formatted(names[0], names[1]), account);
  }
}
