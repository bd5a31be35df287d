package org.lvdao.guard;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.http.annotation.Controller;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The walls between the packages. */
class ArchitectureTest {
  private static final String ROOT = "org.lvdao";
  private static final DescribedPredicate<JavaClass> REPOSITORY =
      DescribedPredicate.describe(
          "a repository",
          type ->
              type.isAnnotatedWith(JdbcRepository.class)
                  || type.isMetaAnnotatedWith(Repository.class)
                  || type.getSimpleName().endsWith("Repository"));
  private static final DescribedPredicate<JavaClass> INSIDE_REPOSITORY =
      DescribedPredicate.describe(
          "a repository or inside one", type -> REPOSITORY.test(outermost(type)));
  private static final DescribedPredicate<JavaClass> CONTROLLER =
      DescribedPredicate.describe(
          "a controller",
          type ->
              type.isAnnotatedWith(Controller.class)
                  || type.getSimpleName().endsWith("Controller"));

  @Test
  void kernel_depends_on_nothing_of_ours() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.lvdao.kernel..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.lvdao..").and(not(resideInAPackage("org.lvdao.kernel..")))));
  }

  @Test
  void platform_knows_no_feature() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.lvdao.platform..")
            .should()
            .dependOnClassesThat(
                resideInAPackage("org.lvdao..")
                    .and(not(resideInAnyPackage("org.lvdao.kernel..", "org.lvdao.platform..")))));
  }

  @Test
  void no_package_is_in_a_cycle() {
    check(slices().matching("org.lvdao.(*)..").should().beFreeOfCycles());
    check(slices().matching("org.lvdao.(**)").should().beFreeOfCycles());
  }

  @Test
  void a_feature_is_reached_only_through_what_it_offers() {
    check(classes().that(alwaysTrue()).should(reachOtherFeaturesThroughTheirServices()));
  }

  @Test
  void controllers_leave_repositories_alone() {
    check(noClasses().that(CONTROLLER).should().dependOnClassesThat(REPOSITORY));
  }

  @Test
  void controllers_and_repositories_are_package_private() {
    check(classes().that(CONTROLLER).should().bePackagePrivate());
    check(classes().that(REPOSITORY).and().areTopLevelClasses().should().bePackagePrivate());
  }

  @Test
  void sql_stays_in_repositories() {
    // platform.database runs the transactions; StartFailure only names a cause to the operator.
    // What a repository nests, such as the reader of its rows, is a part of it.
    check(
        noClasses()
            .that(
                not(INSIDE_REPOSITORY)
                    .and(not(resideInAPackage("org.lvdao.platform.database")))
                    .and(not(named("StartFailure"))))
            .should()
            .dependOnClassesThat(resideInAPackage("java.sql..")));
  }

  @Test
  void elasticsearch_stays_in_search_and_each_features_index() {
    check(
        noClasses()
            .that(
                not(resideInAPackage("org.lvdao.platform.search.."))
                    .and(
                        DescribedPredicate.describe(
                            "outside an index",
                            type -> !outermost(type).getSimpleName().endsWith("Index"))))
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("co.elastic.clients..", "org.elasticsearch..")));
  }

  @Test
  void firebase_stays_in_push() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.lvdao.platform.push..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("com.google.firebase..", "com.google.auth..")));
  }

  @Test
  void names_say_what_a_class_does() {
    check(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$"));
  }

  @Test
  void time_comes_from_the_injected_clock() {
    for (Class<?> time :
        List.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class)) {
      check(noClasses().should().callMethod(time, "now"));
    }
    check(
        noClasses()
            .that()
            .haveNameNotMatching("org\\.lvdao\\.Kernel")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
  }

  /** A feature offers the public types of its own package; the packages below are its internals. */
  private static ArchCondition<JavaClass> reachOtherFeaturesThroughTheirServices() {
    return new ArchCondition<>("reach another feature only through its public service") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          boolean inside = feature(target).isEmpty() || feature(target).equals(feature(from));
          if (!inside && !isOffered(target)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isOffered(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && !REPOSITORY.test(type)
        && !CONTROLLER.test(type)
        && type.getPackageName().equals(ROOT + "." + feature(type));
  }

  /** The feature's package name, empty for kernel, platform, the root and everything foreign. */
  private static String feature(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT + ".")) {
      return "";
    }
    String first = name.substring(ROOT.length() + 1).split("\\.")[0];
    return first.equals("kernel") || first.equals("platform") ? "" : first;
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  private static DescribedPredicate<JavaClass> named(String simpleName) {
    return DescribedPredicate.describe(
        simpleName, type -> outermost(type).getSimpleName().equals(simpleName));
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(Lvdao.CLASSES);
  }
}
