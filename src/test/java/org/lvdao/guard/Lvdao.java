package org.lvdao.guard;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The shipped classes, read once for all guards. */
final class Lvdao {
  /** Without what the annotation processors made; their names hold a dollar sign first. */
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(
              (ImportOption) location -> !location.matches(Pattern.compile(".*/\\$[^/]*\\.class")))
          .importPath(Path.of("target/classes/org/lvdao"));

  private Lvdao() {}
}
