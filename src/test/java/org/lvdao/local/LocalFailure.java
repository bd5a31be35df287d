package org.lvdao.local;

/**
 * Why the local environment cannot start, in one line for the person at the keyboard.
 *
 * <p>Exit statuses: {@value #PORT_TAKEN} port taken, {@value #OLD_JAVA} Java below 25, {@value
 * #DISK_FULL} disk full, {@value #NO_ELASTICSEARCH} Elasticsearch does not come up, {@value
 * #NO_MYSQL} MySQL does not come up, {@value #ALREADY_RUNNING} another one runs on the same folder,
 * {@value #OTHER} anything else.
 */
final class LocalFailure extends RuntimeException {
  static final int OTHER = 1;
  static final int PORT_TAKEN = 10;
  static final int OLD_JAVA = 11;
  static final int DISK_FULL = 12;
  static final int NO_ELASTICSEARCH = 13;
  static final int NO_MYSQL = 14;
  static final int ALREADY_RUNNING = 15;

  private final int status;

  LocalFailure(int status, String line) {
    super(line);
    this.status = status;
  }

  int status() {
    return status;
  }
}
