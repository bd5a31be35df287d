package org.lvdao.report;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.lvdao.account.DemoPeople;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.workflow.ReportAction;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.report.workflow.Workflow;

/** One case on its way, step after step, until its fate or the present stops it. */
final class DemoWalk {
  private final DemoWorld world;
  private final DemoWorld.Template template;
  private final Actor reporter;
  private final String district;
  private Report report;
  private Instant time;

  DemoWalk(
      DemoWorld world,
      Report report,
      DemoWorld.Template template,
      Actor reporter,
      String district,
      Instant time) {
    this.world = world;
    this.report = report;
    this.template = template;
    this.reporter = reporter;
    this.district = district;
    this.time = time;
  }

  void run() {
    int fate = world.random.nextInt(100);
    if (fate < 3) {
      resident(hours(2), () -> actions().withdraw(reporter, report.id));
    } else if (fate < 8) {
      staff("dispatcher", ReportAction.REJECT, hours(8), reason("现场查看未发现所述问题，照片位置与描述不符"));
    } else if (staff("dispatcher", ReportAction.ACCEPT, hours(4), DemoWorld.NOTHING)
        && staff("dispatcher", ReportAction.DISPATCH, hours(2), DemoWorld.NOTHING)) {
      work(fate);
    }
    markDeadlines(world.now);
  }

  private void work(int fate) {
    if (fate < 12) {
      staff("handler", ReportAction.RETURN, hours(5), reason("地块权属不清，请核实责任单位"));
      staff("dispatcher", ReportAction.DISPATCH, hours(6), DemoWorld.NOTHING);
    }
    if (!staff("handler", ReportAction.START, hours(6), DemoWorld.NOTHING)) {
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
    return staff(role, action, Duration.ofMinutes(40), DemoWorld.NOTHING);
  }

  boolean finish() {
    var handler = DemoPeople.staff(world.beans, "handler." + district);
    return staff("handler", ReportAction.HANDLE, hours(1), handled(handler));
  }

  private StaffStep handled(Actor handler) {
    return new StaffStep(
        template.handled(),
        null,
        null,
        world.upload(handler, 1),
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
    staff("supervisor", ReportAction.APPROVE_SUSPENSION, hours(6), DemoWorld.NOTHING);
    if (world.random.nextInt(5) > 0) {
      staff("handler", ReportAction.RESUME, hours(24 * 6), DemoWorld.NOTHING);
    }
  }

  private void extend() {
    var until = report.deadline.plus(Duration.ofDays(3));
    staff(
        "handler",
        ReportAction.EXTEND,
        Duration.ofMinutes(10),
        new StaffStep(null, "连续降雨，车辆无法进场", null, null, null, null, null, null, null, until, null));
    staff("supervisor", ReportAction.APPROVE_EXTENSION, hours(3), DemoWorld.NOTHING);
  }

  private boolean handle() {
    var handler = DemoPeople.staff(world.beans, "handler." + district);
    var longest =
        report.deadline.isAfter(time) ? Duration.between(time, report.deadline) : hours(48);
    double share = world.random.nextInt(7) == 0 ? 1.6 : 0.7;
    var wait =
        Duration.ofMinutes((long) (longest.toMinutes() * share * world.random.nextDouble()) + 15);
    if (time.plus(wait).isAfter(world.now) || report.status != ReportStatus.IN_PROGRESS) {
      return false;
    }
    return staff("handler", ReportAction.HANDLE, wait, handled(handler));
  }

  private void afterwards(int fate) {
    if (world.random.nextInt(3) == 0) {
      int stars = Math.min(5, 2 + world.random.nextInt(5));
      var rating = new ReporterCommands.Rating(stars, stars > 2, null);
      resident(hours(48), () -> actions().rate(reporter, report.id, rating));
    }
    if (fate % 17 == 0) {
      var wish = new ReporterCommands.Reopening("又有人在原处倾倒，请再次处理", null);
      if (resident(hours(72), () -> actions().requestReopening(reporter, report.id, wish))
          && staff("supervisor", ReportAction.REOPEN, hours(12), DemoWorld.NOTHING)
          && handle()) {
        staff("verifier", ReportAction.CLOSE, hours(12), note("再次核查，已解决"));
      }
    } else if (world.random.nextInt(2) == 0) {
      boolean passed = world.random.nextInt(12) > 0;
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

  boolean staff(String role, ReportAction action, Duration atMost, StaffStep command) {
    if (!advance(atMost) || !isPossible(action)) {
      return false;
    }
    var actor = DemoPeople.staff(world.beans, role + "." + district);
    report =
        world.clock.at(
            time,
            () ->
                world
                    .beans
                    .getBean(ReportLifecycle.class)
                    .take(actor, report.id, action, report.version, command));
    return true;
  }

  private boolean isPossible(ReportAction action) {
    var waiting = world.beans.getBean(Requests.class).waiting(report);
    return Workflow.isPossible(action, report.status, waiting)
        && (action != ReportAction.EXTEND || time.isBefore(report.deadline));
  }

  private boolean resident(Duration atMost, Supplier<Report> step) {
    if (!advance(atMost)) {
      return false;
    }
    report = world.clock.at(time, step);
    return true;
  }

  /** Moves on by a world.random part of the time, unless that leads past the present. */
  private boolean advance(Duration atMost) {
    var next = time.plusSeconds(60 + (long) (atMost.toSeconds() * world.random.nextDouble()));
    if (next.isAfter(world.now)) {
      return false;
    }
    time = next;
    markDeadlines(time);
    return true;
  }

  private void markDeadlines(Instant until) {
    while (report.nextCheckAt != null && !report.nextCheckAt.isAfter(until)) {
      var due = report.nextCheckAt;
      world.clock.at(
          due,
          () ->
              world
                  .beans
                  .getBean(Transactions.class)
                  .write(() -> world.beans.getBean(DeadlineJob.class).mark(report.id)));
      report = world.beans.getBean(ReportRepository.class).findById(report.id).orElseThrow();
    }
  }

  String caseNo() {
    return report.caseNo;
  }

  private ReporterActions actions() {
    return world.beans.getBean(ReporterActions.class);
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
