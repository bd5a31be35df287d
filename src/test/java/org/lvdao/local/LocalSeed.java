package org.lvdao.local;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.lvdao.platform.seed.SeedSource;

/**
 * Loads the seed folder and the demo staff into a node's database. Loading again changes nothing.
 */
final class LocalSeed {
  private LocalSeed() {}

  static void load(ApplicationContext beans, Path folder, Progress progress) {
    if (Files.isDirectory(folder)) {
      beans.getBeansOfType(SeedSource.class).stream()
          .sorted(Comparator.comparingInt(SeedSource::order))
          .forEach(source -> say(source.load(folder), progress));
    }
    beans.findBean(DemoAccounts.class).ifPresent(DemoAccounts::create);
  }

  private static void say(SeedSource.Result result, Progress progress) {
    progress.say(
        "Seed: %s: %d added, %d updated, %d retired"
            .formatted(result.what(), result.added(), result.updated(), result.retired()));
  }
}
