package org.lvdao.guard;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Value;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Repository;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.http.annotation.Controller;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.DomainEvent;

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
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..")));
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
                resideInAnyPackage(
                    "co.elastic.clients..", "org.elasticsearch..", "org.apache.http..")));
  }

  @Test
  void firebase_stays_in_push() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.lvdao.platform.push..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "com.google.firebase..", "com.google.auth..", "com.google.api..")));
  }

  @Test
  void names_say_what_a_class_does() {
    check(noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)$"));
  }

  @Test
  void time_comes_from_the_injected_clock() {
    var nowOfTheMachine =
        DescribedPredicate.<JavaMethodCall>describe(
            "now without a clock",
            call ->
                call.getTargetOwner().getPackageName().startsWith("java.time")
                    && call.getName().equals("now")
                    && call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Clock.class)));
    var clockOfTheMachine =
        DescribedPredicate.<JavaMethodCall>describe(
            "a clock of one's own",
            call ->
                (call.getTargetOwner().isEquivalentTo(Clock.class)
                        || call.getTargetOwner().isEquivalentTo(InstantSource.class))
                    && call.getTarget()
                        .resolveMember()
                        .filter(method -> method.getModifiers().contains(JavaModifier.STATIC))
                        .isPresent());
    check(noClasses().should().callMethodWhere(nowOfTheMachine));
    check(noClasses().that(not(named("Kernel"))).should().callMethodWhere(clockOfTheMachine));
    check(
        noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class));
  }

  @Test
  void kernel_does_no_input_or_output() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.lvdao.kernel..")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                    "java.io..",
                    "java.nio.file..",
                    "java.net..",
                    "java.sql..",
                    "org.slf4j..",
                    "jakarta.inject..",
                    "io.micronaut.http..",
                    "io.micronaut.data..")));
  }

  @Test
  void transactions_begin_in_one_place() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("org.lvdao.platform.database")
            .should()
            .dependOnClassesThat(
                resideInAnyPackage("io.micronaut.transaction..", "jakarta.transaction..")));
  }

  @Test
  void a_library_that_others_could_replace_has_one_home() {
    Map.ofEntries(
            Map.entry("software.amazon.awssdk..", "org.lvdao.platform.storage.."),
            Map.entry("com.nimbusds..", "org.lvdao.platform.auth.."),
            Map.entry("com.password4j..", "org.lvdao.platform.auth.."),
            Map.entry("io.github.bucket4j..", "org.lvdao.platform.web.."),
            Map.entry("com.google.crypto.tink..", "org.lvdao.platform.seal.."),
            Map.entry("com.nulabinc..", "org.lvdao.account.."),
            Map.entry("org.locationtech.jts..", "org.lvdao.area.."),
            Map.entry("javax.imageio..", "org.lvdao.photo.."),
            Map.entry("java.awt..", "org.lvdao.photo.."),
            Map.entry("org.dhatim..", "org.lvdao.platform.table.."))
        .forEach(
            (library, home) ->
                check(
                    noClasses()
                        .that()
                        .resideOutsideOfPackage(home)
                        .should()
                        .dependOnClassesThat(resideInAPackage(library))));
  }

  @Test
  void settings_are_records_and_nothing_else_reads_one() {
    check(
        classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords()
            .andShould()
            .haveSimpleNameEndingWith("Settings"));
    check(noClasses().should().dependOnClassesThat().areAssignableTo(Value.class));
  }

  @Test
  void what_is_on_the_wire_is_a_record() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Serdeable.class)
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .should()
            .beRecords());
  }

  @Test
  void events_are_named_so() {
    check(
        classes()
            .that()
            .areAssignableTo(DomainEvent.class)
            .and()
            .areNotAssignableFrom(DomainEvent.class)
            .should(
                ArchCondition.from(
                    DescribedPredicate.describe(
                        "stand in an *Event",
                        type -> outermost(type).getSimpleName().endsWith("Event")))));
  }

  @Test
  void beans_get_what_they_need_by_their_constructor() {
    check(noFields().should().beAnnotatedWith(Inject.class));
  }

  /**
   * A feature offers the public types of its own package, but no repository, controller or row; the
   * packages below are its internals.
   */
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
        && !type.isAnnotatedWith(MappedEntity.class)
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
