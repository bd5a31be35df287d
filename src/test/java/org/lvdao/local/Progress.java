package org.lvdao.local;

/** Where the servers say what they are doing. */
@FunctionalInterface
interface Progress {
  Progress SILENT = line -> {};
  Progress STDOUT = line -> System.out.println("[lvdao] " + line);

  void say(String line);
}
