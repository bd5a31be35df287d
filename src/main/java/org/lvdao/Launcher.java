package org.lvdao;

import java.lang.reflect.InvocationTargetException;

/**
 * The jar's entry. Compiled for Java 8, so that an older Java can say what is needed instead of
 * failing on the class file version of {@code Application}.
 */
public final class Launcher {
  private static final int NEEDED = 25;

  private Launcher() {}

  public static void main(String[] args) throws Throwable {
    String version = System.getProperty("java.specification.version");
    if (version.startsWith("1.") || Integer.parseInt(version) < NEEDED) {
      System.err.println("Lvdao needs Java " + NEEDED + " or newer; this is Java " + version + ".");
      System.exit(1);
    }
    // The shipped jar logs for machines unless told otherwise; the local environment for people.
    if (System.getProperty("lvdao.log") == null) {
      System.setProperty("lvdao.log", "json");
    }
    try {
      Class.forName("org.lvdao.Application")
          .getMethod("main", String[].class)
          .invoke(null, (Object) args);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
