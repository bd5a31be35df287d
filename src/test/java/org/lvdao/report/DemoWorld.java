package org.lvdao.report;

import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

/** What the demo's cases are made with: people, pictures, a clock, and chance that repeats. */
final class DemoWorld {
  static final StaffStep NOTHING = StaffStep.EMPTY;
  private static final long SEED = 20261121;
  private static final int RESIDENTS = 40;
  private static final int PICTURES = 16;

  final ApplicationContext beans;
  final AdjustableClock clock;
  final Random random = new Random(SEED);
  final Instant now;
  private final List<Template> templates;
  private final List<Actor> residents = new ArrayList<>();
  private final List<byte[]> pictures = new ArrayList<>();

  DemoWorld(ApplicationContext beans, List<Template> templates) {
    this.beans = beans;
    this.clock = beans.getBean(AdjustableClock.class);
    this.templates = templates;
    this.now = clock.instant();
    for (int i = 0; i < RESIDENTS; i++) {
      residents.add(DemoPeople.resident(beans, "demo-" + i));
    }
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(TestPhotos.jpeg(640, 480, SEED + i));
    }
  }

  /** A thing that is reported, and what was done about it. */
  record Template(String category, String description, String handled) {}

  /** The part of a district where the demo's cases happen; degrees, WGS-84. */
  record Scene(String district, double south, double west, double north, double east, int cases) {}

  Template someTemplate() {
    return templates.get(random.nextInt(templates.size()));
  }

  Actor someResident() {
    return residents.get(random.nextInt(residents.size()));
  }

  /** Null when no place was found in the scene. */
  @Nullable Report submit(Scene scene, Template template, Actor reporter, Instant submittedAt) {
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
              return submission.submit(reporter, prepared).report();
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

  List<String> upload(Actor uploader, int count) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var picture = pictures.get(random.nextInt(pictures.size()));
      ids.add(Long.toString(DemoPhotos.upload(beans, uploader.accountId(), picture)));
    }
    return ids;
  }
}
