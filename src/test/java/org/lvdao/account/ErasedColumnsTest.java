package org.lvdao.account;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/**
 * Nothing is forgotten when a resident is erased: every column that could hold something personal
 * is known. {@link ErasureTest} looks whether it is gone.
 */
@LvdaoTest
class ErasedColumnsTest {
  /** Columns with text, bytes or a place, or that name an account. A new one belongs below. */
  private static final String COLUMNS =
      """
      SELECT CONCAT(table_name, '.', column_name)
        FROM information_schema.columns
       WHERE table_schema = DATABASE()
         AND (data_type NOT IN ('bigint', 'int', 'smallint', 'tinyint', 'datetime', 'date')
              OR column_name RLIKE '(account|uploader|reporter|resident|member|actor|recipient)_id$'
              OR column_name LIKE '%\\_by')
      """;

  /** Tables without residents, with the reason. */
  private static final Map<String, String> NOBODYS =
      Map.ofEntries(
          entry("account_recovery_code", "staff only"),
          entry("account_totp", "staff only"),
          entry("area", "the grid"),
          entry("area_boundary", "the grid"),
          entry("broadcast", "what staff announce"),
          entry("calendar_day", "holidays"),
          entry("calendar_year", "holidays, and which of the staff loaded them"),
          entry("code_allowance", "keyed hashes that are deleted after a day"),
          entry("delegation", "staff only"),
          entry("delivery_device", "bins and scales"),
          entry("delivery_device_nonce", "digests that are deleted within the hour"),
          entry("delivery_norm", "weights of a community"),
          entry("delivery_pair", "a household's bare number and an inspector"),
          entry("district", "the grid"),
          entry("flyway_schema_history", "migrations"),
          entry("job", "leases of nodes"),
          entry("login_throttle", "keyed hashes that are deleted after the window"),
          entry("load_sheet", "loads of a station, and which of the staff moved them"),
          entry("load_sheet_line", "loads of a station"),
          entry("message_template", "words of staff"),
          entry("one_time_code", "keyed hashes that are deleted after five minutes"),
          entry("pickup_closure", "when stations do not collect, and which of the staff said so"),
          entry("pickup_collector", "staff only"),
          entry("pickup_hold", "a place kept for minutes; the row goes with the account"),
          entry("pickup_schedule", "windows of stations"),
          entry("pickup_settlement", "what a visit brought, and which collector made it"),
          entry("pickup_slot", "places of stations"),
          entry("pickup_weigh_entry", "weights of a visit, and who of the staff entered them"),
          entry("points_budget", "sums of a district"),
          entry("points_budget_cap", "limits of districts, and who of the staff set them"),
          entry("points_payout", "sums of a district"),
          entry("points_reward", "what points buy"),
          entry("points_rules", "rules of staff"),
          entry("running_number", "a counter"),
          entry("points_voucher", "codes of shops, which name nobody"),
          entry("price_list", "prices of a district, and who of the staff wrote them"),
          entry("privacy_notice_text", "the notice itself"),
          entry("recyclable_item", "what a district collects"),
          entry("recyclables_movement", "weights of a visit, and who of the staff booked them"),
          entry("recyclables_posting", "weights of a visit"),
          entry("recyclables_stock", "weights of a station"),
          entry("reference_version", "versions"),
          entry("report_category", "categories"),
          entry("report_routing", "categories"),
          entry("sealing_key", "keys, as fingerprints"),
          entry("sorting_centre", "places of the district"),
          entry("station", "places of the district"),
          entry("indicator", "what a plan wants"),
          entry("indicator_approval", "what staff approved"),
          entry("indicator_evidence", "documents of an office"),
          entry("indicator_target", "what a plan wants"),
          entry("indicator_value", "figures of a district"),
          entry("survey_answer", "of a response, with which it goes"),
          entry("survey_bank_question", "questions of staff"),
          entry("survey_campaign", "what staff ask"),
          entry("survey_contact", "how often interviewers met with what"),
          entry("survey_margin", "figures of a district"),
          entry("survey_questionnaire", "questions of staff"),
          entry("survey_quota", "how many of a kind answered"),
          entry("survey_request", "digests of keys of those without an account"),
          entry("survey_version", "questions of staff"),
          entry("survey_wave", "how many were told, and the community the sending has come to"),
          entry("text_message", "states, without number and words"),
          entry("unit", "units"),
          entry("waste_total", "figures of a district, and who of the staff entered them"));

  /** Deleted, emptied or made coarse, by the feature's {@link PersonalData} or here in account. */
  private static final Set<String> ERASED =
      words(
          """
          account.consents account.display_name
          account_export.account_id
          account_grant.account_id account_grant.area_path account_grant.role
          account_grant.unit_code
          account_identity.account_id account_identity.provider account_identity.subject
          account_phone.account_id account_phone.phone account_phone.phone_index
          account_profile.account_id account_profile.home_community account_profile.language
          account_profile.nickname
          after_case_survey.account_id
          device.account_id device.app_version device.platform device.token device.token_hash
          household.address household.address_index household.building household.invite_code
          household_card.account_id household_member.account_id
          idempotency.account_id idempotency.body idempotency.etag idempotency.fingerprint
          idempotency.location idempotency.operation idempotency.request_key
          market_abuse.account_id market_abuse.reason
          market_item.code market_item.community market_item.description market_item.district
          market_item.doubt market_item.giver_account_id market_item.note market_item.photo_ids
          market_item.place market_item.state market_item.subdistrict market_item.taker_account_id
          market_item.title
          message.account_id message.body message.kind message.notice_key message.path
          message.push_channel message.title message_digest.account_id
          notification_preference.account_id
          notification_preference.muted_topics
          outbox.event outbox.handler outbox.last_error outbox.owner
          photo.uploader_id
          pickup_booking.accuracy pickup_booking.given_datum pickup_booking.given_lat
          pickup_booking.given_lon pickup_booking.lat pickup_booking.lon
          pickup_booking.resident_id pickup_booking.visit
          pickup_history.actor_id pickup_history.note
          points_redemption.note points_redemption.payee
          report.accuracy report.address report.contact_phone report.contact_phone_index
          report.description report.given_datum report.given_lat report.given_lon report.lat
          report.lon report.reporter_id
          report_history.actor_id report_history.details report_history.note
          report_photo_check.label report_photo_check.trace_id report_photo_check.verdict
          report_request.reason report_request.requested_by
          session.account_id session.device session.refresh_hash
          station_waiting.account_id station_waiting.cell station_waiting.district
          station_waiting.lat station_waiting.lon station_waiting.subdistrict
          survey_draft.account_id survey_draft.draft survey_invitation.account_id
          survey_participation.account_id survey_participation.request_key
          survey_response.account_id survey_response.age_band survey_response.area
          survey_response.duration survey_response.flags survey_response.gender
          wechat_credit.openid wechat_credit.template
          """);

  /** Stays, with the reason. */
  private static final Map<String, Set<String>> STAYS =
      Map.of(
          "the bare number of an account of which nothing else is known",
          words(
              """
              account_consent.account_id audit_log.account_id delivery.member_id
              household_history.actor_id household_history.member_id points_redemption.ended_by points_redemption.member_id
              points_transaction.member_id report_support.account_id
              """),
          "evidence of what that number agreed to",
          words("account_consent.purpose"),
          "codes and ids: AuditLog.record takes nothing personal",
          words(
              """
              audit_log.action audit_log.details audit_log.district audit_log.subject
              audit_log.subject_id
              """),
          "states and codes without which a row means nothing",
          words(
              """
              account.kind account.status delivery.source delivery.event_id delivery.state
              delivery_inspection.event_id
              household_card.state household_history.action
              points_adjustment.state
              points_redemption.kind points_redemption.name points_redemption.state
              photo.owner_type photo.state
              pickup_payment.state pickup_payment.transaction_id
              pickup_history.details pickup_item.item pickup_photo.item pickup_photo.purpose
              report_content.label report_content.verdict report_photo.purpose
              report_request.kind report_request.state
              """),
          "the ledger is never changed: codes, and words that name nobody",
          words(
              """
              points_balance.district points_lot.district points_pending.district
              points_posting.account points_posting.district points_transaction.description
              points_transaction.district points_transaction.kind points_transaction.rule
              points_transaction.source_id points_transaction.source_kind
              """),
          "staff only",
          words(
              """
              account.password_hash account.username report.closed_by report.handled_by
              delivery.decided_by delivery.decision_note delivery.graded_by delivery.grade_note
              delivery_inspection.note
              points_adjustment.decided_by points_adjustment.decision_note points_adjustment.note
              points_adjustment.proposed_by points_redemption.decided_by
              report_request.decided_by report_request.decision_note
              """),
          "random; opens nothing once it has ended",
          words("delivery.card household_card.number points_redemption.pickup_code"),
          "what the figures count",
          words(
              """
              after_case_survey.case_no after_case_survey.closed_month after_case_survey.district
              after_case_survey.kind after_case_survey.reason after_case_survey.satisfaction
              delivery.community delivery.district delivery.grade delivery.reason delivery.rule
              delivery_inspection.community delivery_inspection.district delivery_inspection.grade
              household.community household.district household_history.community
              household_residence.community household_residence.district
              household_week.community household_week.district
              pickup_booking.booking_no pickup_booking.district pickup_booking.no_show_reason
              pickup_booking.status pickup_booking.subdistrict pickup_history.action
              pickup_payment.district
              pickup_history.actor_role pickup_history.from_status pickup_history.to_status
              points_earning.calculation points_earning.district points_earning.grade
              points_adjustment.district
              points_redemption.district
              report.case_no report.category report.district report.status report.subdistrict
              report.unit report_history.action report_history.actor_role
              report_history.from_status report_history.to_status
              """));

  @Inject Cases cases;

  private static Set<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).collect(Collectors.toSet());
  }

  @Test
  void every_column_that_could_be_personal_is_erased_or_says_why_not() {
    var known = new TreeSet<>(ERASED);
    STAYS.values().forEach(known::addAll);

    var columns = new TreeSet<>(cases.texts(COLUMNS));
    columns.removeIf(column -> NOBODYS.containsKey(column.replaceFirst("\\..*", "")));

    assertThat(columns)
        .as("columns of the database that no list names, and listed ones that it does not have")
        .isEqualTo(known);
  }
}
