package org.lvdao;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import java.util.TimeZone;
import org.slf4j.LoggerFactory;

/** Starts the API, or runs an errand such as loading the seed and ends. */
public final class Application {
  private Application() {}

  /** Ends with status 2 for wrong options, settings or seed rows, with 1 for other failures. */
  public static void main(String[] args) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    try {
      CommandLine command = CommandLine.parse(args);
      if (command.help()) {
        System.out.print(CommandLine.HELP);
      } else if (command.version()) {
        System.out.println("lvdao " + version());
      } else if (command.isErrand()) {
        runErrands(command);
      } else {
        serve();
      }
    } catch (OperatorError error) {
      System.err.println(error.getMessage());
      System.exit(error.status());
    }
  }

  private static void serve() {
    RequiredSetting.check(System.getenv());
    configure(new Server()).start();
  }

  private static void runErrands(CommandLine command) {
    RequiredSetting.check(System.getenv());
    try (ApplicationContext context = configure(ApplicationContext.builder()).build()) {
      context.start();
      context.getBean(Errands.class).run(command);
    } catch (RuntimeException failure) {
      throw explain(failure);
    }
    // Some libraries leave threads behind that would keep the process.
    System.exit(0);
  }

  private static ApplicationContextBuilder configure(ApplicationContextBuilder builder) {
    return builder
        .mainClass(Application.class)
        .banner(false)
        .deduceEnvironment(false)
        .bootstrapEnvironment(false);
  }

  private static OperatorError explain(Throwable failure) {
    return StartFailure.explain(failure, System.getenv())
        .orElseGet(
            () -> {
              LoggerFactory.getLogger(Application.class).error("Lvdao failed", failure);
              return OperatorError.failed("Lvdao failed; the log above says why.");
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
      throw explain(exception);
    }
  }
}
