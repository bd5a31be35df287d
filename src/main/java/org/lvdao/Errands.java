package org.lvdao;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.lvdao.platform.database.SeedSource;

/** What the operator can have done without serving. */
@Singleton
final class Errands {
  private final List<SeedSource> sources;

  Errands(List<SeedSource> sources) {
    this.sources = sources;
  }

  void run(CommandLine command) {
    if (command.seed() != null) {
      loadSeed(command.seed());
    }
  }

  /** Features load in their order; the first fault ends the load. */
  private void loadSeed(Path folder) {
    try {
      sources.stream()
          .sorted(Comparator.comparingInt(SeedSource::order))
          .map(source -> source.load(folder))
          .forEach(
              result ->
                  System.out.printf(
                      "%-20s %6d added %6d updated %6d retired%n",
                      result.what(), result.added(), result.updated(), result.retired()));
    } catch (SeedSource.SeedError error) {
      throw OperatorError.usage(String.valueOf(error.getMessage()));
    }
  }
}
