package org.lvdao;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.lvdao.account.PasswordRules;
import org.lvdao.account.StaffAccounts;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.platform.seed.SeedSource;

/** What the operator can have done without serving. */
@Singleton
final class Errands {
  private final List<SeedSource> sources;
  private final AreaService areas;
  private final StaffAccounts accounts;
  private final PasswordRules passwordRules;

  Errands(
      List<SeedSource> sources,
      AreaService areas,
      StaffAccounts accounts,
      PasswordRules passwordRules) {
    this.sources = sources;
    this.areas = areas;
    this.accounts = accounts;
    this.passwordRules = passwordRules;
  }

  void run(CommandLine command) {
    if (command.seed() != null) {
      loadSeed(command.seed());
    }
    if (command.createAdmin() != null) {
      createAdmin(command, command.createAdmin());
    }
  }

  /** After the seed, so that the area may be one that was just loaded. */
  private void createAdmin(CommandLine command, String name) {
    if (command.area() != null && !areas.isDistrict(command.area())) {
      throw OperatorError.usage("--area: there is no district " + command.area() + ".");
    }
    AreaPath area =
        command.area() == null ? AreaPath.EVERYWHERE : AreaPath.ofDistrict(command.area());
    String password = NewPassword.obtain(name, command.passwordFile());
    if (passwordRules.isGuessable(password, List.of(name))) {
      throw OperatorError.usage("The password is too easy to guess; choose another one.");
    }
    accounts.create(
        Actor.SYSTEM, name, password, name, List.of(new Actor.Grant(Role.ADMIN, area, null)));
    System.out.printf(
        "%s administers %s.%n", name, command.area() == null ? "everything" : command.area());
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
