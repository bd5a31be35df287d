package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;

/** A phone that got no answer sends again; one report is one case all the same. */
@LvdaoTest
class RepeatedReportTest {
  private static final String PATH = "/api/v1/reports";

  @Inject Cases cases;

  @Test
  void a_report_needs_a_key() {
    var reporter = cases.resident();
    var report = cases.report("BULKY_WASTE", cases.photo(reporter));
    reporter.withoutIdempotencyKey().post(PATH, report).isProblem(400, "idempotency-key-required");
    for (var key : List.of(" ", "k".repeat(129))) {
      reporter.with("Idempotency-Key", key).post(PATH, report).is(400);
    }
    assertThat(count(reporter)).isZero();
  }

  @Test
  void the_same_again_gets_the_identical_answer_and_makes_nothing() {
    var reporter = withKey(cases.resident());
    var report = cases.report("BULKY_WASTE", cases.photo(reporter));
    var first = reporter.post(PATH, report).is(201);
    var again = reporter.post(PATH, report).is(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(count(reporter)).isOne();
  }

  @Test
  void another_report_with_the_same_key_is_refused() {
    var reporter = withKey(cases.resident());
    var report = cases.report("BULKY_WASTE", cases.photo(reporter));
    reporter.post(PATH, report).is(201);
    report.put("description", "另外一件事");
    reporter.post(PATH, report).isProblem(422, "idempotency-key-reused");
    assertThat(count(reporter)).isOne();
  }

  @Test
  void a_refused_report_may_be_corrected_under_its_key() {
    var reporter = withKey(cases.resident());
    var report = cases.report("RUBBISH", cases.photo(reporter));
    reporter.post(PATH, report).is(400);
    report.put("category", "BULKY_WASTE");
    reporter.post(PATH, report).is(201);
  }

  @Test
  void the_key_of_one_person_is_not_that_of_another() {
    var key = UUID.randomUUID().toString();
    var ids = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      var reporter = cases.resident().with("Idempotency-Key", key);
      ids.add(Cases.id(cases.submit(reporter, "BULKY_WASTE")));
    }
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void while_the_first_still_runs_the_second_is_told_to_wait() throws SQLException {
    var key = UUID.randomUUID().toString();
    var reporter = cases.resident().with("Idempotency-Key", key);
    var photo = cases.photo(reporter);
    var report = cases.report("BULKY_WASTE", photo);
    CompletableFuture<Answer> first;
    try (var lock = cases.connection()) {
      lock.setAutoCommit(false);
      lock.createStatement()
          .executeQuery("SELECT 1 FROM photo WHERE id = " + photo + " FOR UPDATE");
      first = later(() -> reporter.post(PATH, report));
      await().until(() -> hasBegun(key));
      var second = reporter.post(PATH, report).isProblem(409, "request-in-progress");
      assertThat(second.header("Retry-After")).isNotNull();
      lock.rollback();
    }
    var done = first.join().is(201);
    assertThat(reporter.post(PATH, report).is(201).text()).isEqualTo(done.text());
    assertThat(count(reporter)).isOne();
  }

  @Test
  void of_many_at_once_one_becomes_the_case() {
    var reporter = withKey(cases.resident());
    var report = cases.report("BULKY_WASTE", cases.photo(reporter));
    var answers = new ArrayList<CompletableFuture<Answer>>();
    for (int i = 0; i < 8; i++) {
      answers.add(later(() -> reporter.post(PATH, report)));
    }
    var texts = new ArrayList<String>();
    for (var answer : answers) {
      if (answer.join().status() == 409) {
        answer.join().isProblem(409, "request-in-progress");
      } else {
        texts.add(answer.join().is(201).text());
      }
    }
    assertThat(texts).isNotEmpty().containsOnly(texts.getFirst());
    assertThat(count(reporter)).isOne();
  }

  private boolean hasBegun(String key) throws SQLException {
    try (var connection = cases.connection()) {
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
      var query =
          connection.prepareStatement("SELECT COUNT(*) FROM idempotency WHERE request_key = ?");
      query.setString(1, key);
      var rows = query.executeQuery();
      rows.next();
      boolean begun = rows.getInt(1) == 1;
      connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      return begun;
    }
  }

  static CompletableFuture<Answer> later(Supplier<Answer> request) {
    return CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
  }

  private static ApiClient withKey(ApiClient client) {
    return client.with("Idempotency-Key", UUID.randomUUID().toString());
  }

  private static int count(ApiClient reporter) {
    return reporter.get("/api/v1/reports/mine").is(200).body().get("items").size();
  }
}
