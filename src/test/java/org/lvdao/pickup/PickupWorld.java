package org.lvdao.pickup;

import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lvdao.account.DemoPeople;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.TestPhotos;
import org.lvdao.photo.DemoPhotos;

/** What the demo's pickups are made with: staff, pictures, an agenda, and chance that repeats. */
final class PickupWorld {
  private static final long SEED = 20261123;
  private static final int PICTURES = 8;
  private static final LocalTime MORNING = LocalTime.of(9, 5);
  private static final LocalTime EVENING = LocalTime.of(20, 45);

  final ApplicationContext beans;
  final DemoAgenda agenda;
  final Random random = new Random(SEED);
  private final Map<String, Actor> staff = new HashMap<>();
  private final List<byte[]> pictures = new ArrayList<>();

  PickupWorld(ApplicationContext beans, Instant start) {
    this.beans = beans;
    this.agenda = new DemoAgenda(beans.getBean(AdjustableClock.class), start);
    for (int i = 0; i < PICTURES; i++) {
      pictures.add(TestPhotos.jpeg(480, 360, SEED + i));
    }
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  Actor staff(String username) {
    return staff.computeIfAbsent(username, name -> DemoPeople.staff(beans, name));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }

  /** So many minutes, by chance. */
  Duration minutes(int least, int most) {
    return Duration.ofSeconds(60L * least + random.nextInt(60 * (most - least) + 1));
  }

  /** The moment, or the next morning when people sleep then. */
  Instant awake(Instant moment) {
    var there = moment.atZone(BusinessTime.ZONE);
    var time = there.toLocalTime();
    if (!time.isBefore(MORNING) && !time.isAfter(EVENING)) {
      return moment;
    }
    var day = time.isBefore(MORNING) ? there.toLocalDate() : there.toLocalDate().plusDays(1);
    return day.atTime(MORNING).atZone(BusinessTime.ZONE).toInstant().plus(minutes(0, 90));
  }

  long photo(Actor uploader) {
    return DemoPhotos.upload(beans, uploader.accountId(), oneOf(pictures));
  }
}
