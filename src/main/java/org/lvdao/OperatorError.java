package org.lvdao;

/** A failure whose message tells the operator what to do; shown without a stack trace. */
final class OperatorError extends RuntimeException {
  /** Wrong options, missing settings, a seed that cannot be loaded. */
  static final int USAGE = 2;

  /** The application was asked properly but could not start. */
  static final int FAILED = 1;

  private final int status;

  private OperatorError(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  static OperatorError usage(String message) {
    return new OperatorError(USAGE, message);
  }

  static OperatorError failed(String message) {
    return new OperatorError(FAILED, message);
  }

  /** The exit status of the process. */
  int status() {
    return status;
  }
}
