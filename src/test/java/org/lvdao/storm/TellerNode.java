package org.lvdao.storm;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.lvdao.points.Ledger;
import org.lvdao.points.Reservations;

/**
 * Tellers inside a node that a test may kill: they write what was acknowledged to a file, which the
 * operating system keeps when the process is gone.
 */
@Singleton
@Requires(property = "lvdao.storm.tellers")
final class TellerNode implements ApplicationEventListener<ServerStartupEvent> {
  static final String DISTRICT = "tianqiao";
  private static final int TELLERS = 6;

  private final Ledger ledger;
  private final Reservations reservations;
  private final Path file;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean open = true;

  TellerNode(
      Ledger ledger,
      Reservations reservations,
      @Property(name = "lvdao.storm.tellers") String file) {
    this.ledger = ledger;
    this.reservations = reservations;
    this.file = Path.of(file);
  }

  @Override
  public void onApplicationEvent(ServerStartupEvent started) {
    for (int i = 0; i < TELLERS; i++) {
      var teller = new Teller(ledger, reservations, DISTRICT, new Random(), this::write);
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    while (open) {
                      teller.book();
                    }
                  }));
    }
  }

  @PreDestroy
  void close() {
    open = false;
    threads.forEach(Thread::interrupt);
  }

  private synchronized void write(String line) {
    try {
      Files.write(
          file,
          (line + "\n").getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
