package org.lvdao.report;

import de.siegmar.fastcsv.reader.CsvReader;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.DemoPeople;
import org.lvdao.area.AreaService;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.TestPhotos;
import org.lvdao.photo.DemoPhotos;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.report.workflow.Workflow;

/**
 * A year of believable cases for the demo, made by the lifecycle itself at simulated times: whoever
 * looks at the lists, figures and maps of a fresh system sees what a district would.
 */
public final class DemoCases {
  private static final long SEED = 20261121;
  private static final int RESIDENTS = 40;
  private static final int PICTURES = 16;
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final StaffStep NOTHING = StaffStep.EMPTY;

  private final ApplicationContext beans;
  private final AdjustableClock clock;
  private final Random random = new Random(SEED);
  private final List<Template> templates;
  private final List<Actor> residents = new ArrayList<>();
  private final List<byte[]> pictures = new ArrayList<>();
  private final Instant now;

  private DemoCases(ApplicationContext beans, List<Template> templates) {
    this.beans = beans;
    this.clock = beans.getBean(AdjustableClock.class);
    this.templates = templates;
    this.now = clock.instant();
  }

  /** A thing that is reported, and what was done about it. */
  private record Template(String category, String description, String handled) {}

  /** The part of a district where the demo's cases happen; degrees, WGS-84. */
  private record Scene(
      String district, double south, double west, double north, double east, int cases) {}

  private static final List<Scene> SCENES =
      List.of(
          new Scene("tianqiao", 36.66, 116.93, 36.80, 117.03, 190),
          new Scene("guanxian", 36.35, 115.30, 36.70, 115.60, 110),
          new Scene("jining-hitech", 35.35, 116.55, 35.50, 116.70, 12),
          new Scene("jinan-qibuqu", 36.78, 116.90, 36.95, 117.15, 12),
          new Scene("liaocheng-etdz", 36.40, 115.98, 36.55, 116.12, 12));

  /** Makes the cases unless there are any already. */
  public static void create(ApplicationContext beans, Path folder, Consumer<String> progress) {
    var file = folder.resolve("demo/reports.csv");
    if (!Files.exists(file) || beans.getBean(ReportRepository.class).countAll() > 0) {
      return;
    }
    new DemoCases(beans, read(file)).run(progress);
  }

  private static List<Template> read(Path file) {
    var templates = new ArrayList<Template>();
    try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (var line : csv) {
        templates.add(
            new Template(
                line.getField("category"), line.getField("description"), line.getField("handled")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return templates;
  }

  private void run(Consumer<String> progress) {
    for (int i = 0; i < RESIDENTS; i++) {
      residents.add(DemoPeople.resident(beans, "demo-" + i));
    }
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(TestPhotos.jpeg(640, 480, SEED + i));
    }
    int made = 0;
    for (var scene : SCENES) {
      for (int i = 0; i < scene.cases(); i++) {
        made += makeCase(scene) ? 1 : 0;
      }
    }
    for (var scene : SCENES.subList(0, 2)) {
      made += new Unfinished(scene).make();
    }
    progress.accept("Demo: %d cases of the last year".formatted(made));
  }

  private boolean makeCase(Scene scene) {
    var template = templates.get(random.nextInt(templates.size()));
    var reporter = residents.get(random.nextInt(residents.size()));
    var submittedAt = submissionTime(scene);
    Report report = submit(scene, template, reporter, submittedAt);
    if (report == null) {
      return false;
    }
    if (scene.district().equals("tianqiao") || scene.district().equals("guanxian")) {
      new Walk(report, template, reporter, scene.district(), submittedAt).run();
    }
    return true;
  }

  /** Mostly by day, more often lately; what happens elsewhere is from the last days. */
  private Instant submissionTime(Scene scene) {
    double days = scene.cases() < 50 ? 5 : 365 * Math.pow(random.nextDouble(), 1.3);
    var day = now.minus(Duration.ofMinutes((long) (days * 24 * 60) + 30)).atZone(SHANGHAI);
    var at = day.withHour(6 + random.nextInt(16)).withMinute(random.nextInt(60)).toInstant();
    return at.isBefore(now) ? at : now.minus(Duration.ofMinutes(5 + random.nextInt(60)));
  }

  private @Nullable Report submit(
      Scene scene, Template template, Actor reporter, Instant submittedAt) {
    var submission = beans.getBean(ReportSubmission.class);
    for (int attempt = 0; attempt < 50; attempt++) {
      var position = place(scene);
      if (!liesIn(scene, position)) {
        continue;
      }
      var photos = upload(reporter, 1 + random.nextInt(2));
      var command =
          new SubmitReport(
              template.category(),
              template.description(),
              position,
              null,
              photos,
              random.nextInt(5) == 0,
              random.nextInt(3) == 0 ? "138%08d".formatted(random.nextInt(100_000_000)) : null,
              null);
      return clock.at(
          submittedAt,
          () -> {
            try (var prepared = submission.prepare(command)) {
              return submission.submit(reporter, prepared);
            }
          });
    }
    return null;
  }

  private Position place(Scene scene) {
    double lat = scene.south() + random.nextDouble() * (scene.north() - scene.south());
    double lon = scene.west() + random.nextDouble() * (scene.east() - scene.west());
    return new Position(
        Math.round(lat * 1e6) / 1e6,
        Math.round(lon * 1e6) / 1e6,
        Datum.WGS84,
        5.0 + random.nextInt(40));
  }

  private boolean liesIn(Scene scene, Position position) {
    try {
      var place = beans.getBean(AreaService.class).locate(Wgs84.of(position));
      boolean triage = place.subdistrict() == null;
      return place.district().code().equals(scene.district())
          && (!triage || random.nextInt(12) == 0);
    } catch (DomainError outside) {
      return false;
    }
  }

  private List<String> upload(Actor uploader, int count) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var picture = pictures.get(random.nextInt(pictures.size()));
      ids.add(Long.toString(DemoPhotos.upload(beans, uploader.accountId(), picture)));
    }
    return ids;
  }

  /** Cases of the last hours that wait for somebody, one at every desk. */
  private final class Unfinished {
    private final Scene scene;
    private final String district;

    Unfinished(Scene scene) {
      this.scene = scene;
      this.district = scene.district();
    }

    int make() {
      int made = 0;
      var steps =
          List.of(
              ReportAction.ACCEPT, ReportAction.DISPATCH, ReportAction.START, ReportAction.HANDLE);
      for (int count = 1; count <= steps.size(); count++) {
        for (int copy = 0; copy < 2; copy++) {
          made += make(steps.subList(0, count)) ? 1 : 0;
        }
      }
      return made + (makeDuplicate() ? 2 : 0);
    }

    private boolean make(List<ReportAction> steps) {
      var walk = begin(Duration.ofHours(6));
      return walk != null
          && steps.stream()
              .allMatch(
                  action -> action == ReportAction.HANDLE ? walk.finish() : walk.step(action));
    }

    private boolean makeDuplicate() {
      var first = begin(Duration.ofHours(5));
      var second = begin(Duration.ofHours(4));
      return first != null
          && second != null
          && first.step(ReportAction.ACCEPT)
          && second.staff(
              "dispatcher",
              ReportAction.MARK_DUPLICATE,
              Duration.ofMinutes(20),
              new StaffStep(
                  "同一处问题",
                  null,
                  null,
                  null,
                  first.report.caseNo,
                  null,
                  null,
                  null,
                  null,
                  null,
                  null));
    }

    private @Nullable Walk begin(Duration ago) {
      var template = templates.get(random.nextInt(templates.size()));
      var reporter = residents.get(random.nextInt(residents.size()));
      var submittedAt = now.minus(ago);
      var report = submit(scene, template, reporter, submittedAt);
      return report == null ? null : new Walk(report, template, reporter, district, submittedAt);
    }
  }

  /** One case on its way, step after step, until its fate or the present stops it. */
  private final class Walk {
    private final Template template;
    private final Actor reporter;
    private final String district;
    private Report report;
    private Instant time;

    Walk(Report report, Template template, Actor reporter, String district, Instant time) {
      this.report = report;
      this.template = template;
      this.reporter = reporter;
      this.district = district;
      this.time = time;
    }

    void run() {
      int fate = random.nextInt(100);
      if (fate < 3) {
        resident(hours(2), () -> actions().withdraw(reporter, report.id));
      } else if (fate < 8) {
        staff("dispatcher", ReportAction.REJECT, hours(8), reason("现场查看未发现所述问题，照片位置与描述不符"));
      } else if (staff("dispatcher", ReportAction.ACCEPT, hours(4), NOTHING)
          && staff("dispatcher", ReportAction.DISPATCH, hours(2), NOTHING)) {
        work(fate);
      }
      markDeadlines(now);
    }

    private void work(int fate) {
      if (fate < 12) {
        staff("handler", ReportAction.RETURN, hours(5), reason("地块权属不清，请核实责任单位"));
        staff("dispatcher", ReportAction.DISPATCH, hours(6), NOTHING);
      }
      if (!staff("handler", ReportAction.START, hours(6), NOTHING)) {
        return;
      }
      if (fate < 18) {
        suspend();
      } else if (fate < 22) {
        extend();
      }
      if (handle() && fate % 11 == 0) {
        staff("verifier", ReportAction.REWORK, hours(10), reason("现场仍有残留，请彻底清理"));
        handle();
      }
      if (staff("verifier", ReportAction.CLOSE, hours(12), note("现场核查，问题已解决"))) {
        afterwards(fate);
      }
    }

    boolean step(ReportAction action) {
      var role = action == ReportAction.START ? "handler" : "dispatcher";
      return staff(role, action, Duration.ofMinutes(40), NOTHING);
    }

    boolean finish() {
      var handler = DemoPeople.staff(beans, "handler." + district);
      return staff("handler", ReportAction.HANDLE, hours(1), handled(handler));
    }

    private StaffStep handled(Actor handler) {
      return new StaffStep(
          template.handled(),
          null,
          null,
          upload(handler, 1),
          null,
          null,
          null,
          null,
          null,
          null,
          null);
    }

    private void suspend() {
      staff("handler", ReportAction.SUSPEND, hours(4), reason("需等待产权单位确认后方可清运"));
      staff("supervisor", ReportAction.APPROVE_SUSPENSION, hours(6), NOTHING);
      if (random.nextInt(5) > 0) {
        staff("handler", ReportAction.RESUME, hours(24 * 6), NOTHING);
      }
    }

    private void extend() {
      var until = report.deadline.plus(Duration.ofDays(3));
      staff(
          "handler",
          ReportAction.EXTEND,
          Duration.ofMinutes(10),
          new StaffStep(
              null, "连续降雨，车辆无法进场", null, null, null, null, null, null, null, until, null));
      staff("supervisor", ReportAction.APPROVE_EXTENSION, hours(3), NOTHING);
    }

    private boolean handle() {
      var handler = DemoPeople.staff(beans, "handler." + district);
      var longest =
          report.deadline.isAfter(time) ? Duration.between(time, report.deadline) : hours(48);
      double share = random.nextInt(7) == 0 ? 1.6 : 0.7;
      var wait =
          Duration.ofMinutes((long) (longest.toMinutes() * share * random.nextDouble()) + 15);
      if (time.plus(wait).isAfter(now) || report.status != ReportStatus.IN_PROGRESS) {
        return false;
      }
      return staff("handler", ReportAction.HANDLE, wait, handled(handler));
    }

    private void afterwards(int fate) {
      if (random.nextInt(3) == 0) {
        int stars = Math.min(5, 2 + random.nextInt(5));
        var rating = new ReporterCommands.Rating(stars, stars > 2, null);
        resident(hours(48), () -> actions().rate(reporter, report.id, rating));
      }
      if (fate % 17 == 0) {
        var wish = new ReporterCommands.Reopening("又有人在原处倾倒，请再次处理", null);
        if (resident(hours(72), () -> actions().requestReopening(reporter, report.id, wish))
            && staff("supervisor", ReportAction.REOPEN, hours(12), NOTHING)
            && handle()) {
          staff("verifier", ReportAction.CLOSE, hours(12), note("再次核查，已解决"));
        }
      } else if (random.nextInt(2) == 0) {
        boolean passed = random.nextInt(12) > 0;
        staff(
            "verifier",
            ReportAction.LOOK_BACK,
            Duration.ofDays(14).plus(hours(48)),
            new StaffStep(
                passed ? "回头看，未反弹" : null,
                passed ? null : "回头看发现垃圾反弹",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                passed));
      }
    }

    private boolean staff(String role, ReportAction action, Duration atMost, StaffStep command) {
      if (!advance(atMost) || !isPossible(action)) {
        return false;
      }
      var actor = DemoPeople.staff(beans, role + "." + district);
      report =
          clock.at(
              time,
              () ->
                  beans
                      .getBean(ReportLifecycle.class)
                      .take(actor, report.id, action, report.version, command));
      return true;
    }

    private boolean isPossible(ReportAction action) {
      var waiting = beans.getBean(Requests.class).waiting(report);
      return Workflow.isPossible(action, report.status, waiting)
          && (action != ReportAction.EXTEND || time.isBefore(report.deadline));
    }

    private boolean resident(Duration atMost, Supplier<Report> step) {
      if (!advance(atMost)) {
        return false;
      }
      report = clock.at(time, step);
      return true;
    }

    /** Moves on by a random part of the time, unless that leads past the present. */
    private boolean advance(Duration atMost) {
      var next = time.plusSeconds(60 + (long) (atMost.toSeconds() * random.nextDouble()));
      if (next.isAfter(now)) {
        return false;
      }
      time = next;
      markDeadlines(time);
      return true;
    }

    private void markDeadlines(Instant until) {
      while (report.nextCheckAt != null && !report.nextCheckAt.isAfter(until)) {
        var due = report.nextCheckAt;
        clock.at(due, () -> beans.getBean(DeadlineJob.class).checkOne(report.id));
        report = beans.getBean(ReportRepository.class).findById(report.id).orElseThrow();
      }
    }

    private ReporterActions actions() {
      return beans.getBean(ReporterActions.class);
    }
  }

  private static Duration hours(long hours) {
    return Duration.ofHours(hours);
  }

  private static StaffStep reason(String text) {
    return new StaffStep(null, text, null, null, null, null, null, null, null, null, null);
  }

  private static StaffStep note(String text) {
    return new StaffStep(text, null, null, null, null, null, null, null, null, null, null);
  }
}
