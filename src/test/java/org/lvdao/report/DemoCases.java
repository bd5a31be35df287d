package org.lvdao.report;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.report.DemoWorld.Scene;
import org.lvdao.report.DemoWorld.Template;
import org.lvdao.report.workflow.ReportAction;

/**
 * A year of believable cases for the demo, made by the lifecycle itself at simulated times: whoever
 * looks at the lists, figures and maps of a fresh system sees what a district would.
 */
public final class DemoCases {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final DemoWorld world;

  private DemoCases(DemoWorld world) {
    this.world = world;
  }

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
    new DemoCases(new DemoWorld(beans, read(file))).run(progress);
  }

  private static List<Template> read(Path file) {
    try {
      return CsvTable.read(Files.readAllBytes(file), "category", "description", "handled").stream()
          .map(
              row ->
                  new Template(row.text("category"), row.text("description"), row.text("handled")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Consumer<String> progress) {
    progress.accept("Demo: making the cases of a year (about a minute)");
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
    var template = world.someTemplate();
    var reporter = world.someResident();
    var submittedAt = submissionTime(scene);
    Report report = world.submit(scene, template, reporter, submittedAt);
    if (report == null) {
      return false;
    }
    if (scene.district().equals("tianqiao") || scene.district().equals("guanxian")) {
      new DemoWalk(world, report, template, reporter, scene.district(), submittedAt).run();
    }
    return true;
  }

  /** Mostly by day, more often lately; what happens elsewhere is from the last days. */
  private Instant submissionTime(Scene scene) {
    double days = scene.cases() < 50 ? 5 : 365 * Math.pow(world.random.nextDouble(), 1.3);
    var day = world.now.minus(Duration.ofMinutes((long) (days * 24 * 60) + 30)).atZone(SHANGHAI);
    var at =
        day.withHour(6 + world.random.nextInt(16)).withMinute(world.random.nextInt(60)).toInstant();
    return at.isBefore(world.now)
        ? at
        : world.now.minus(Duration.ofMinutes(5 + world.random.nextInt(60)));
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
                  "同一处问题", null, null, null, first.caseNo(), null, null, null, null, null, null));
    }

    private @Nullable DemoWalk begin(Duration ago) {
      var template = world.someTemplate();
      var reporter = world.someResident();
      var submittedAt = world.now.minus(ago);
      var report = world.submit(scene, template, reporter, submittedAt);
      return report == null
          ? null
          : new DemoWalk(world, report, template, reporter, district, submittedAt);
    }
  }
}
