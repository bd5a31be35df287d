package org.lvdao.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.kernel.DomainError;

class PictureWorkshopTest {
  private static final CleanPicture CLEAN =
      new CleanPicture(1, 1, new byte[1], new byte[1], new byte[1], CaptureHints.NONE);

  @TempDir Path folder;
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.write(folder.resolve("upload"), new byte[] {1});
  }

  @Test
  void no_more_pictures_are_worked_on_than_allowed_and_the_others_wait() throws Exception {
    var atOnce = new AtomicInteger();
    var most = new AtomicInteger();
    var open = new CountDownLatch(1);
    var workshop =
        workshop(
            Duration.ofMinutes(1),
            bytes -> {
              most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
              waitFor(open);
              atOnce.decrementAndGet();
              return CLEAN;
            });
    try (var uploads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CleanPicture>> all = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        all.add(uploads.submit(() -> workshop.clean(file)));
      }
      await()
          .until(
              () -> atOnce.get() == 2 && metrics.get("lvdao.photo.waiting").gauge().value() == 10);
      open.countDown();
      for (var upload : all) {
        assertThat(upload.get()).isEqualTo(CLEAN);
      }
    }
    assertThat(most).hasValue(2);
    assertThat(metrics.get("lvdao.photo.processing").timer().count()).isEqualTo(12);
  }

  @Test
  void who_waited_too_long_is_told_when_to_come_again() throws Exception {
    var open = new CountDownLatch(1);
    var working = new CountDownLatch(2);
    var workshop =
        workshop(
            Duration.ofMillis(50),
            bytes -> {
              working.countDown();
              waitFor(open);
              return CLEAN;
            });
    try (var uploads = Executors.newVirtualThreadPerTaskExecutor()) {
      uploads.submit(() -> workshop.clean(file));
      uploads.submit(() -> workshop.clean(file));
      working.await();
      assertThatThrownBy(() -> workshop.clean(file))
          .isInstanceOfSatisfying(
              DomainError.class,
              busy -> {
                assertThat(busy.type()).isEqualTo(PhotoProblem.PHOTO_BUSY);
                assertThat(busy.retryAfter()).isPositive();
              });
      open.countDown();
    }
    assertThat(workshop.clean(file)).isEqualTo(CLEAN);
  }

  @Test
  void a_failure_gives_its_place_back_and_says_what_it_was() {
    var workshop =
        workshop(
            Duration.ZERO,
            bytes -> {
              throw DomainError.of(PhotoProblem.PHOTO_DAMAGED);
            });
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> workshop.clean(file))
          .isInstanceOf(DomainError.class)
          .hasMessage("photo-damaged");
    }
    var full =
        workshop(
            Duration.ZERO,
            bytes -> {
              throw new OutOfMemoryError();
            });
    assertThatThrownBy(() -> full.clean(file)).hasMessage("photo-busy");
  }

  @Test
  void a_file_over_the_limit_is_not_even_read() throws IOException {
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(PhotoLimits.MAX_BYTES + 1);
    }
    var workshop = workshop(Duration.ZERO, bytes -> CLEAN);
    assertThatThrownBy(() -> workshop.clean(file)).hasMessage("photo-too-large");
  }

  private PictureWorkshop workshop(Duration maxWait, Function<byte[], CleanPicture> cleaner) {
    var settings = new PhotoSettings(Duration.ofMinutes(10), Duration.ofHours(24), 2, maxWait);
    return new PictureWorkshop(settings, metrics, cleaner);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
