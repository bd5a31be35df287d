package org.lvdao.report;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.TestExif;
import org.lvdao.local.TestPhotos;
import org.lvdao.report.workflow.ReportStatus;

/** Residents who report and staff who work on it, over HTTP; and a look into the tables. */
@Singleton
@Requires(env = "test")
public final class Cases {
  /** In 天桥区, WGS-84. */
  static final double LAT = 36.68;

  static final double LON = 116.98;
  private static final String PASSWORD = "lvdao-local";
  private static final AtomicLong SEEDS = new AtomicLong(1);

  private final Api api;
  private final StaffAccounts accounts;
  private final DataSource database;
  private final AdjustableClock clock;
  private final DeadlineJob deadlineJob;

  Cases(
      Api api,
      StaffAccounts accounts,
      DataSource database,
      AdjustableClock clock,
      DeadlineJob deadlineJob) {
    this.api = api;
    this.accounts = accounts;
    this.database = database;
    this.clock = clock;
    this.deadlineJob = deadlineJob;
  }

  /** A person nobody has seen before. */
  public ApiClient resident() {
    return api.resident("case-" + UUID.randomUUID());
  }

  ApiClient residentNamed(String name) {
    return api.resident(name);
  }

  /** One of the demo's staff. */
  public ApiClient staff(String username) {
    return api.staff(username);
  }

  /** A new member of staff with the grants. */
  public ApiClient staffWith(Grant... grants) {
    var name = "case-" + UUID.randomUUID();
    accounts.create(Actor.SYSTEM, name, PASSWORD, name, List.of(grants));
    return api.staff(name);
  }

  static Grant grant(Role role, String district) {
    return new Grant(role, AreaPath.ofDistrict(district), null);
  }

  static Grant handler(String district, String unit) {
    return new Grant(Role.HANDLER, AreaPath.ofDistrict(district), unit);
  }

  /** Uploads a small photo, with EXIF as a phone writes it, and gives its id. */
  public String photo(ApiClient uploader) {
    long seed = SEEDS.getAndIncrement();
    var file = TestPhotos.jpeg(96, 72, seed, TestExif.NONE.orientation(6).at(LAT, LON));
    return uploader
        .upload("/api/v1/photos", "file", "IMG_%d.jpg".formatted(seed), "image/jpeg", file)
        .is(201)
        .body()
        .required("id")
        .asText();
  }

  static Map<String, Object> position(double lat, double lon) {
    return new LinkedHashMap<>(Map.of("lat", lat, "lon", lon, "datum", "WGS84"));
  }

  /** A report that is in order, to be changed by the test. */
  public Map<String, Object> report(String category, String... photoIds) {
    var report = new LinkedHashMap<String, Object>();
    report.put("category", category);
    report.put("description", "路边堆了一大堆垃圾，气味很大");
    report.put("position", position(LAT, LON));
    report.put("photoIds", List.of(photoIds));
    return report;
  }

  /** Reports; the answer is the new case. */
  public Answer submit(ApiClient reporter, String category) {
    return reporter.post("/api/v1/reports", report(category, photo(reporter))).is(201);
  }

  public static String id(Answer created) {
    return created.body().required("id").asText();
  }

  /** Takes a step based on the present version of the case. */
  public Answer take(ApiClient staff, String id, String action, Map<String, ?> step) {
    return staff
        .with("If-Match", "\"" + version(id) + "\"")
        .post("/api/v1/staff/reports/" + id + "/" + action, step);
  }

  Answer take(ApiClient staff, String id, String action) {
    return take(staff, id, action, Map.of());
  }

  /** Brings a new case of the category to the state, each step by one of 天桥区's demo staff. */
  public String inState(ReportStatus status, ApiClient reporter, String category) {
    var id = id(submit(reporter, category));
    bring(id, status);
    return id;
  }

  /** Brings an earlier case of 天桥区 there. */
  void bring(String id, ReportStatus status) {
    switch (status) {
      case SUBMITTED -> {}
      case ACCEPTED -> take(staff("dispatcher.tianqiao"), id, "accept").is(200);
      case DISPATCHED -> {
        bring(id, ReportStatus.ACCEPTED);
        take(staff("dispatcher.tianqiao"), id, "dispatch").is(200);
      }
      case IN_PROGRESS -> {
        bring(id, ReportStatus.DISPATCHED);
        take(staff("handler.tianqiao"), id, "start").is(200);
      }
      case HANDLED -> {
        bring(id, ReportStatus.IN_PROGRESS);
        handle(staff("handler.tianqiao"), id).is(200);
      }
      case CLOSED -> {
        bring(id, ReportStatus.HANDLED);
        take(staff("verifier.tianqiao"), id, "close").is(200);
      }
      case SUSPENDED -> {
        bring(id, ReportStatus.IN_PROGRESS);
        take(staff("handler.tianqiao"), id, "suspend", Map.of("reason", "等待车辆")).is(200);
        take(staff("supervisor.tianqiao"), id, "approve-suspension").is(200);
      }
      case REJECTED, DUPLICATE, WITHDRAWN -> throw new IllegalArgumentException(status.name());
    }
  }

  Answer handle(ApiClient handler, String id) {
    return take(handler, id, "handle", Map.of("note", "已清运", "photoIds", List.of(photo(handler))));
  }

  /**
   * Sets everybody's clock, and lets the deadline job do what is due by then, so that it does not
   * come between a test and its case later.
   */
  public void now(String localTime) {
    clock.advance(Duration.between(clock.instant(), at(localTime)));
    deadlineJob.check();
  }

  /** Moves everybody's clock, as {@link #now}. */
  public void later(Duration by) {
    clock.advance(by);
    deadlineJob.check();
  }

  /** A moment in Asia/Shanghai, such as {@code 2026-03-02T10:00}. */
  static Instant at(String localTime) {
    return OffsetDateTime.parse(localTime + ":00+08:00").toInstant();
  }

  public long version(String id) {
    return number("SELECT version FROM report WHERE id = ?", id);
  }

  String status(String id) {
    return text("SELECT status FROM report WHERE id = ?", id);
  }

  Instant moment(String column, String id) {
    return OffsetDateTime.parse(
            text(
                "SELECT DATE_FORMAT(" + column + ", '%Y-%m-%dT%T.%fZ') FROM report WHERE id = ?",
                id))
        .toInstant();
  }

  List<String> history(String id) {
    return texts("SELECT action FROM report_history WHERE report_id = ? ORDER BY id", id);
  }

  public long number(String sql, Object... values) {
    return Long.parseLong(text(sql, values));
  }

  String text(String sql, Object... values) {
    return texts(sql, values).getFirst();
  }

  /** The first column of every row. */
  public List<String> texts(String sql, Object... values) {
    try (var connection = connection();
        var query = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        query.setObject(i + 1, values[i]);
      }
      var rows = query.executeQuery();
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** Changes rows as nothing of ours would; answers how many. */
  public int change(String sql, Object... values) {
    try (var connection = connection();
        var change = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        change.setObject(i + 1, values[i]);
      }
      return change.executeUpdate();
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** A connection outside the application's transactions. */
  Connection connection() throws SQLException {
    return ((DelegatingDataSource) database).getTargetDataSource().getConnection();
  }
}
