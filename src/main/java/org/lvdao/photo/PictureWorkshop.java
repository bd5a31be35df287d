package org.lvdao.photo;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cleans uploaded pictures, a few at a time: whatever arrives, no more memory is used than that
 * many pictures need. The others wait on disk.
 */
@Singleton
class PictureWorkshop {
  private static final Logger log = LoggerFactory.getLogger(PictureWorkshop.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Semaphore places;
  private final Duration maxWait;
  private final Timer processing;
  private final Function<byte[], CleanPicture> cleaner;

  /** Decoding never yields its thread, so virtual threads would keep all requests waiting. */
  private final ExecutorService threads;

  @Inject
  PictureWorkshop(PhotoSettings settings, MeterRegistry metrics) {
    this(settings, metrics, PictureCleaner::clean);
  }

  PictureWorkshop(
      PhotoSettings settings, MeterRegistry metrics, Function<byte[], CleanPicture> cleaner) {
    this.places = new Semaphore(settings.concurrentDecodes(), true);
    this.maxWait = settings.maxWait();
    this.cleaner = cleaner;
    this.threads =
        Executors.newFixedThreadPool(
            settings.concurrentDecodes(), Thread.ofPlatform().daemon().name("photo-", 1).factory());
    this.processing =
        Timer.builder("lvdao.photo.processing")
            .description("Cleaning of one photo, without its wait")
            .register(metrics);
    Gauge.builder("lvdao.photo.waiting", places, Semaphore::getQueueLength)
        .description("Uploads that wait for their turn")
        .register(metrics);
  }

  /**
   * @throws DomainError of a {@link PhotoProblem}; {@code PHOTO_BUSY} after the longest wait
   */
  CleanPicture clean(Path file) {
    if (size(file) > PhotoLimits.MAX_BYTES) {
      throw DomainError.of(PhotoProblem.PHOTO_TOO_LARGE);
    }
    try {
      if (!places.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
      try {
        return threads.submit(() -> processing.recordCallable(() -> cleanNow(file))).get();
      } finally {
        places.release();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw busy();
    } catch (ExecutionException failure) {
      throw asRuntime(failure.getCause());
    }
  }

  private CleanPicture cleanNow(Path file) throws IOException {
    return cleaner.apply(Files.readAllBytes(file));
  }

  private static RuntimeException asRuntime(@Nullable Throwable cause) {
    if (cause instanceof OutOfMemoryError) {
      log.error("A picture did not fit into memory: lower concurrent-decodes or raise -Xmx");
      return busy();
    }
    return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DomainError busy() {
    return DomainError.of(PhotoProblem.PHOTO_BUSY).retryAfter(RETRY);
  }

  @PreDestroy
  void stop() {
    threads.shutdown();
  }
}
