package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** A published number can be checked by hand: what the literature says comes out over HTTP. */
@LvdaoTest
class StatisticsTest {
  private static final String HERE = "/api/v1/staff/statistics/";

  @Inject Cases cases;

  private JsonNode post(String path, Object body) {
    return cases.staff("supervisor.tianqiao").post(HERE + path, body).is(200).body();
  }

  /** Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0, 0.1611",
    "1, 29, 0.0061, 0.1718"
  })
  void an_interval_is_the_one_of_the_literature(int successes, int n, double low, double high) {
    var interval = post("interval", Map.of("successes", successes, "n", n));

    assertThat(interval.required("low").asDouble()).isEqualTo(low, within(0.00005));
    assertThat(interval.required("high").asDouble()).isEqualTo(high, within(0.00005));
    assertThat(interval.required("confidence").asDouble()).isEqualTo(0.95);
    assertThat(interval.required("share").asDouble()).isEqualTo((double) successes / n);
  }

  @ParameterizedTest
  @CsvSource({
    "margin=0.03&p=0.5, 1068, 1068",
    "margin=0.03, 1068, 1068",
    "margin=0.03&p=0.5&population=100000, 1056, 1056",
    "margin=0.03&designEffect=1.5, 1601, 1601",
    "margin=0.03&responseRate=0.5, 2136, 1068",
    "margin=0.03&population=100, 92, 92"
  })
  void a_sample_is_as_large_as_the_literature_says(String query, int n, int answers) {
    var needed = cases.staff("admin").get(HERE + "sample-size?" + query).is(200).body();

    assertThat(needed.required("n").asLong()).isEqualTo(n);
    assertThat(needed.required("answers").asLong()).isEqualTo(answers);
    assertThat(needed.required("attainable").asBoolean()).isTrue();
  }

  @Test
  void a_raked_table_has_its_totals_and_keeps_its_odds_ratio() {
    var table = List.of(List.of(40, 30), List.of(35, 50));

    var raked =
        post(
            "rake",
            Map.of(
                "cells", table, "rowTotals", List.of(80, 120), "columnTotals", List.of(110, 90)));

    var cells = raked.required("cells");
    double a = cells.at("/0/0").asDouble();
    double b = cells.at("/0/1").asDouble();
    double c = cells.at("/1/0").asDouble();
    double d = cells.at("/1/1").asDouble();
    assertThat(a + b).isEqualTo(80, within(80e-6));
    assertThat(c + d).isEqualTo(120, within(120e-6));
    assertThat(a + c).isEqualTo(110, within(110e-6));
    assertThat(b + d).isEqualTo(90, within(90e-6));
    assertThat(a * d / (b * c)).isEqualTo(40.0 * 50 / (30 * 35), within(1e-6));
    assertThat(raked.required("largestDifference").asDouble()).isLessThan(1e-6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[1,2],[3]] | [3,3] | [4,2] | /cells/1",
        "[[1,2]] | [3,3] | [4,2] | /rowTotals",
        "[[0,0],[0,0]] | [3,3] | [4,2] | /cells",
        "[[0,0],[3,1]] | [3,3] | [4,2] | /rowTotals/0",
        "[[1,1],[3,1]] | [0,6] | [4,2] | /rowTotals/0",
        "[[1,1],[3,1]] | [3,3] | [4,3] | /columnTotals",
        "[[1,0],[0,1]] | [3,3] | [4,2] | /rowTotals/1",
        "[[1,-1],[0,1]] | [3,3] | [4,2] | /cells/0/1"
      })
  void a_table_that_cannot_have_its_totals_says_where(
      String cells, String rows, String columns, String pointer) throws Exception {
    var json = new ObjectMapper();
    var body =
        Map.of(
            "cells", json.readValue(cells, Object.class),
            "rowTotals", json.readValue(rows, Object.class),
            "columnTotals", json.readValue(columns, Object.class));

    var problem =
        cases
            .staff("supervisor.tianqiao")
            .post(HERE + "rake", body)
            .isProblem(400, "invalid-request");

    assertThat(problem.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
  }

  @Test
  void what_cannot_be_computed_is_named() {
    var staff = cases.staff("supervisor.tianqiao");
    staff.get(HERE + "sample-size").isProblem(400, "invalid-request");
    staff.get(HERE + "sample-size?margin=0").isProblem(400, "invalid-request");
    staff.get(HERE + "sample-size?margin=0.03&p=1").isProblem(400, "invalid-request");
    staff.get(HERE + "sample-size?margin=0.03&population=0").isProblem(400, "invalid-request");
    staff.post(HERE + "interval", Map.of("successes", 3, "n", 2)).isProblem(400, "invalid-request");
    staff.post(HERE + "interval", Map.of("successes", 0, "n", 0)).isProblem(400, "invalid-request");
  }
}
