package org.lvdao;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.runtime.Micronaut;
import java.util.Map;
import java.util.TimeZone;
import org.slf4j.LoggerFactory;

/** Starts the API, or runs an errand such as loading the seed and ends. */
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    run(Map.of(), args);
  }

  /**
   * Serves, or runs the errands named by the arguments and ends the process. On a failure the
   * process ends with status 2 (options, settings, seed) or 1 (all else).
   *
   * @param settings variables such as {@code LVDAO_PORT} beside those of the environment, which
   *     they override
   */
  public static void run(Map<String, String> settings, String... args) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    try {
      CommandLine command = CommandLine.parse(args);
      if (command.help()) {
        System.out.print(CommandLine.HELP);
      } else if (command.version()) {
        System.out.println("lvdao " + version());
      } else if (command.isErrand()) {
        runErrands(settings, command);
      } else {
        serve(settings);
      }
    } catch (OperatorError error) {
      System.err.println(error.getMessage());
      System.exit(error.status());
    }
  }

  private static void serve(Map<String, String> settings) {
    var server = new Server();
    configure(server, settings);
    check(settings);
    server.start();
  }

  private static void runErrands(Map<String, String> settings, CommandLine command) {
    check(settings);
    ApplicationContextBuilder builder = configure(ApplicationContext.builder(), settings);
    try (ApplicationContext context = builder.build()) {
      try {
        context.start();
      } catch (RuntimeException failure) {
        throw explain(failure, context.getEnvironment());
      }
      context.getBean(Errands.class).run(command);
    }
    // Some libraries leave threads behind that would keep the process.
    System.exit(0);
  }

  private static <B extends ApplicationContextBuilder> B configure(
      B builder, Map<String, String> settings) {
    builder.mainClass(Application.class).banner(false).deduceEnvironment(false);
    if (!settings.isEmpty()) {
      builder.propertySources(
          PropertySource.of(
              "settings",
              settings,
              PropertySource.PropertyConvention.ENVIRONMENT_VARIABLE,
              // Above the process environment, which Micronaut reads at -200.
              Integer.MAX_VALUE));
    }
    return builder;
  }

  private static void check(Map<String, String> settings) {
    try (ApplicationContext unstarted = configure(ApplicationContext.builder(), settings).build()) {
      RequiredSetting.check(unstarted.getEnvironment().start());
    }
  }

  private static OperatorError explain(Throwable failure, Environment environment) {
    return StartFailure.explain(failure, environment)
        .orElseGet(
            () -> {
              LoggerFactory.getLogger(Application.class).error("Lvdao cannot start", failure);
              return OperatorError.failed("Lvdao cannot start: " + failure);
            });
  }

  private static String version() {
    String version = Application.class.getPackage().getImplementationVersion();
    return version != null ? version : "development";
  }

  /** Micronaut prints a stack trace for every failure; most of ours have one known cause. */
  private static final class Server extends Micronaut {
    @Override
    protected void handleStartupException(Environment environment, Throwable exception) {
      throw explain(exception, environment);
    }
  }
}
