package org.lvdao.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.exceptions.SerdeException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class StrictScalarsTest {
  private final ObjectMapper json;
  private final Api api;

  StrictScalarsTest(ObjectMapper json, Api api) {
    this.json = json;
    this.api = api;
  }

  @Serdeable
  record Plain(int count, long sum, double share, boolean done) {}

  @Serdeable
  record Boxed(
      @Nullable Integer count,
      @Nullable Long sum,
      @Nullable Double share,
      @Nullable Boolean done,
      @Nullable String text,
      @Nullable Instant time,
      @Nullable LocalDate day,
      @Nullable List<Integer> list,
      @Nullable Map<String, String> map) {}

  @Test
  void values_of_their_kind_are_read() throws IOException {
    assertThat(
            json.readValue(
                """
                {"count":-5,"sum":9000000000,"share":7,"done":true}""",
                Plain.class))
        .isEqualTo(new Plain(-5, 9_000_000_000L, 7, true));
    assertThat(
            json.readValue(
                """
                {"count":5,"sum":3,"share":0.25,"done":false,"text":"5",\
                "time":"2026-11-22T18:00:00+08:00","day":"2028-02-29","list":[1,2],"map":{"a":"b"}}""",
                Boxed.class))
        .isEqualTo(
            new Boxed(
                5,
                3L,
                0.25,
                false,
                "5",
                Instant.parse("2026-11-22T10:00:00Z"),
                LocalDate.of(2028, 2, 29),
                List.of(1, 2),
                Map.of("a", "b")));
    assertThat(json.readValue("{\"count\":null}", Boxed.class))
        .isEqualTo(new Boxed(null, null, null, null, null, null, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"count\":5.5",
        "\"count\":\"5\"",
        "\"count\":true",
        "\"count\":3000000000",
        "\"count\":1e2",
        "\"sum\":0.5",
        "\"sum\":\"7\"",
        "\"sum\":9223372036854775808",
        "\"share\":\"0.5\"",
        "\"share\":false",
        "\"done\":\"yes\"",
        "\"done\":1",
        "\"done\":\"true\""
      })
  void values_of_another_kind_are_not(String field) {
    var others = field.contains("count") ? "" : "\"count\":1,";
    others += field.contains("sum") ? "" : "\"sum\":1,";
    others += field.contains("share") ? "" : "\"share\":1,";
    others += field.contains("done") ? "" : "\"done\":true,";
    var body = "{" + others + field + "}";
    assertThatThrownBy(() -> json.readValue(body, Plain.class)).isInstanceOf(SerdeException.class);
    assertThatThrownBy(() -> json.readValue("{" + field + "}", Boxed.class))
        .isInstanceOf(SerdeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"text\":5",
        "\"text\":true",
        "\"time\":1766000000",
        "\"time\":\"2026-11-22\"",
        "\"time\":\"2026-11-22T18:00:00\"",
        "\"day\":-1",
        "\"day\":\"-1\"",
        "\"day\":\"2026-02-29\"",
        "\"day\":\"+12026-02-28\"",
        "\"day\":\"2026-11-22T18:00:00Z\"",
        "\"list\":[1.5]",
        "\"list\":[\"1\"]",
        "\"map\":{\"a\":1}"
      })
  void texts_and_what_is_in_lists_and_maps_neither(String field) {
    assertThatThrownBy(() -> json.readValue("{" + field + "}", Boxed.class))
        .isInstanceOf(SerdeException.class);
  }

  @Test
  void the_problem_names_the_field() {
    var resident = api.resident("scalars");
    for (var body :
        Map.of(
                "/stars", "{\"stars\":5.5,\"resolved\":true}",
                "/resolved", "{\"stars\":5,\"resolved\":\"yes\"}",
                "/comment", "{\"stars\":5,\"resolved\":true,\"comment\":5}")
            .entrySet()) {
      var problem =
          resident
              .post("/api/v1/reports/1/rating", body.getValue())
              .isProblem(400, "invalid-request");
      assertThat(problem.body().at("/errors/0/pointer").asText()).isEqualTo(body.getKey());
      assertThat(problem.body().at("/errors/0/code").asText()).isEqualTo("invalid");
    }
  }
}
