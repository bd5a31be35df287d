package org.lvdao.pickup;

/** Why a collector who came could not collect (未交投原因). */
enum NoShowReason {
  /** Nobody was there, or nothing was given (未交投). */
  NOT_PRESENTED("无人或未交投", true),
  /** The gate, the lift or the road was closed (无法进入). */
  NO_ACCESS("无法进入", false),
  WRONG_ADDRESS("地址有误", true),
  UNSAFE("现场不安全", false);

  private final String label;
  private final boolean residents;

  NoShowReason(String label, boolean residents) {
    this.label = label;
    this.residents = residents;
  }

  /** What residents and staff read, in Chinese. */
  String label() {
    return label;
  }

  /** Whether it counts against the resident. */
  boolean isResidents() {
    return residents;
  }
}
