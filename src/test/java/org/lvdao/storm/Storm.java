package org.lvdao.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.lvdao.local.ApiClient;
import org.lvdao.local.TestPhotos;

/** Many phones that submit reports at the same time. */
final class Storm {
  private static final int PHOTOS = 8;

  /** Photos are cleaned two at a time anyway. */
  private static final int PREPARING = 6;

  private final String name;
  private final long seed;
  private final int expected;
  private final List<Phone> phones = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final Tally tally = new Tally();
  private long began;
  private volatile int allowed;

  private Storm(String name, long seed, int expected) {
    this.name = name;
    this.seed = seed;
    this.expected = expected;
  }

  /**
   * Signs the phones in and takes the photos, so that the storm itself is nothing but reports.
   *
   * @param anybody a client of a node that is up
   * @param nodes where the phones send
   */
  static Storm prepare(
      String name, long seed, int phones, int reportsEach, ApiClient anybody, List<URI> nodes) {
    var storm = new Storm(name, seed, phones * reportsEach);
    var random = new Random(seed);
    var photos = new ArrayList<byte[]>();
    for (int i = 0; i < PHOTOS; i++) {
      photos.add(TestPhotos.jpeg(64, 48, random.nextLong()));
    }
    try (var executor = Executors.newFixedThreadPool(PREPARING)) {
      var ready = new ArrayList<CompletableFuture<Phone>>();
      for (int p = 0; p < phones; p++) {
        int number = p;
        long phoneSeed = random.nextLong();
        ready.add(
            CompletableFuture.supplyAsync(
                () -> {
                  var resident = World.resident(anybody, name + "-" + seed + "-" + number);
                  var phone = new Phone(resident, nodes, storm.tally, phoneSeed);
                  for (int r = 0; r < reportsEach; r++) {
                    phone.draft(storm.key(number, r), photos.get((number + r) % PHOTOS));
                  }
                  return phone;
                },
                executor));
      }
      ready.forEach(phone -> storm.phones.add(phone.join()));
    }
    return storm;
  }

  private String key(int phone, int report) {
    return "%s-%d-%d-%d".formatted(name, seed, phone, report);
  }

  /** What the descriptions of this storm's reports contain. */
  String mark() {
    return name + "-" + seed + "-";
  }

  int expected() {
    return expected;
  }

  Tally tally() {
    return tally;
  }

  Storm begin() {
    return beginWith(Integer.MAX_VALUE);
  }

  /** Begins with so many reports of each phone; the others wait until they are allowed. */
  Storm beginWith(int reportsEach) {
    began = System.nanoTime();
    allowed = reportsEach;
    phones.forEach(
        phone -> threads.add(Thread.startVirtualThread(() -> phone.sendAll(() -> allowed))));
    return this;
  }

  void allow(int reportsEach) {
    allowed = reportsEach;
  }

  /** Waits until so many percent of the reports are acknowledged. */
  void awaitPercent(int percent) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> tally.count() * 100 >= expected * percent || isOver());
  }

  boolean isOver() {
    return threads.stream().noneMatch(Thread::isAlive);
  }

  /** Waits for the end, prints what happened, and fails unless every report was acknowledged. */
  Storm end() {
    Awaitility.await().pollInterval(Duration.ofMillis(20)).until(this::isOver);
    System.out.printf(
        "[storm] %s seed=%d: %s in %d ms%n",
        name, seed, tally, Duration.ofNanos(System.nanoTime() - began).toMillis());
    assertThat(tally.surprises()).as("%s seed=%d", name, seed).isEmpty();
    assertThat(tally.count()).as("%s seed=%d", name, seed).isEqualTo(expected);
    return this;
  }
}
