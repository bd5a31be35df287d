package org.lvdao.report.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.report.workflow.ReportStatus;

class ReportSearchListTest extends SearchedCases {
  @Inject DataSource database;
  @Inject Ids ids;

  @Test
  void facets_count_without_their_own_filter() {
    described("一");
    rows.put(
        r ->
            r.unit(unit)
                .area("tianqiao", SUBDISTRICT)
                .status(ReportStatus.ACCEPTED)
                .deadline(clock.instant().minusSeconds(60)));
    rows.put(
        r ->
            r.unit(unit)
                .category("bulky")
                .status(ReportStatus.CLOSED)
                .closed(clock.instant())
                .deadline(clock.instant().minusSeconds(60)));
    awaitIndexed(3);

    var facets = list(admin, "status", "SUBMITTED,ACCEPTED").get("facets");

    assertThat(counts(facets, "status"))
        .isEqualTo(Map.of("SUBMITTED", 1L, "ACCEPTED", 1L, "CLOSED", 1L));
    assertThat(counts(facets, "category")).isEqualTo(Map.of("household", 2L));
    assertThat(counts(facets, "subdistrict")).isEqualTo(Map.of(SUBDISTRICT, 1L, "triage", 1L));
    assertThat(counts(facets, "overdue")).isEqualTo(Map.of("true", 1L, "false", 1L));
    assertThat(found("area", "tianqiao", "triage", "true")).hasSize(2);
    assertThat(found("area", SUBDISTRICT)).hasSize(1);
    assertThat(found("overdue", "true")).hasSize(1);
  }

  @Test
  void pages_neither_lose_nor_repeat_while_cases_come_in() {
    var first = new ArrayList<Long>();
    for (int i = 0; i < 7; i++) {
      first.add(described("第" + i + "件").id());
    }
    awaitIndexed(7);
    var seen = new ArrayList<Long>();
    @Nullable String cursor = "";
    for (int page = 0; cursor != null; page++) {
      var list = list(admin, "limit", "3", "cursor", cursor);
      seen.addAll(idsOf(list));
      cursor = list.get("nextCursor").isNull() ? null : list.get("nextCursor").asText();
      if (page == 0) {
        described("新来的");
        awaitIndexed(8);
      }
    }
    assertThat(seen).containsExactlyElementsOf(first.reversed());

    var other = list(admin, "limit", "3").get("nextCursor").asText();
    admin.get(path("sort", "deadline", "cursor", other)).isProblem(400, "invalid-cursor");
    admin.get(path("cursor", "nonsense!")).isProblem(400, "invalid-cursor");
  }

  @Test
  void staff_see_only_the_cases_of_their_areas() {
    long triage = described("天桥").id();
    long inside = rows.put(r -> r.unit(unit).area("tianqiao", SUBDISTRICT)).id();
    long other = rows.put(r -> r.unit(unit).area("guanxian", null)).id();
    awaitIndexed(3);
    desk.staff("search.tianqiao", Role.DISPATCHER, AreaPath.ofDistrict("tianqiao"));
    desk.staff("search.street", Role.VERIFIER, AreaPath.ofDistrict("tianqiao").child(SUBDISTRICT));

    assertThat(idsOf(list(api.staff("search.tianqiao")))).containsExactlyInAnyOrder(triage, inside);
    var street = list(api.staff("search.street"));
    assertThat(idsOf(street)).containsExactly(inside);
    assertThat(street.get("total").asLong()).isEqualTo(1);
    assertThat(idsOf(list(admin))).contains(other);

    // Moved a moment ago, without a word to the index: the row decides.
    rows.alterSilently(inside, r -> r.area("guanxian", null));
    assertThat(idsOf(list(api.staff("search.street")))).isEmpty();
    api.resident("search").get(path()).isProblem(403, "forbidden");
    api.anonymous().get(path()).isProblem(401, "unauthenticated");
  }

  @Test
  void one_sees_ones_own_step_at_once() {
    awaitIndexed(0);
    var report = rows.putSilently(r -> r.unit(unit).description("自己的一步"));
    // No event: only the history can tell.
    assertThat(found()).isEmpty();
    transactions.run(() -> addHistory(report.id()));

    var list = list(admin);

    assertThat(idsOf(list)).containsExactly(report.id());
    assertThat(list.get("degraded").asBoolean()).isFalse();
  }

  private void addHistory(long reportId) {
    try (var insert =
        database
            .getConnection()
            .prepareStatement(
                """
                INSERT INTO report_history (id, report_id, at, actor_id, actor_role, action,
                                            to_status, public_note)
                VALUES (?, ?, ?, ?, 'ADMIN', 'accept', 'ACCEPTED', TRUE)
                """)) {
      insert.setLong(1, ids.next());
      insert.setLong(2, reportId);
      insert.setTimestamp(3, Timestamp.from(clock.instant()));
      insert.setLong(4, desk.adminId());
      insert.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void every_wrong_parameter_is_named() {
    var wrong =
        Map.ofEntries(
            Map.entry("q", "长".repeat(101)),
            Map.entry("status", "GONE"),
            Map.entry("category", "a b"),
            Map.entry("area", "atlantis"),
            Map.entry("triage", "perhaps"),
            Map.entry("overdue", "1"),
            Map.entry("from", "2026-13-01"),
            Map.entry("to", "yesterday"),
            Map.entry("near", "120,36"),
            Map.entry("radius", "50001"),
            Map.entry("bbox", "2,2,1,1"),
            Map.entry("sort", "colour"),
            Map.entry("limit", "0"));
    for (var parameter : wrong.entrySet()) {
      var answer = admin.get(path(parameter.getKey(), parameter.getValue()));
      answer.isProblem(400, "invalid-request");
      var error = answer.body().get("errors").get(0);
      assertThat(error.toString()).contains("?" + parameter.getKey());
      assertThat(error.get("detail").asText()).isNotEmpty().doesNotContain("{");
    }
    admin.get(path("sort", "distance")).isProblem(400, "invalid-request");
    admin.get(path("sort", "relevance")).isProblem(400, "invalid-request");
    admin.get(path("from", "2026-11-02", "to", "2026-11-01")).isProblem(400, "invalid-request");
  }
}
