package org.lvdao;

import io.micronaut.runtime.Micronaut;
import java.util.TimeZone;

/** Starts the API. */
public final class Application {
  private Application() {}

  public static void main(String[] args) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Micronaut.build(args).mainClass(Application.class).banner(false).start();
  }
}
