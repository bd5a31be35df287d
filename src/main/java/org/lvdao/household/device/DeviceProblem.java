package org.lvdao.household.device;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with a device's request. */
enum DeviceProblem implements ProblemType {
  /** Its clock is too far from ours, whose time the answer tells. */
  DEVICE_CLOCK(Category.UNAUTHENTICATED),
  /** A request like this was taken before. */
  NONCE_USED(Category.CONFLICT);

  private final Category category;

  DeviceProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
