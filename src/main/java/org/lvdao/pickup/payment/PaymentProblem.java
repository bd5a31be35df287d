package org.lvdao.pickup.payment;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with payments. */
enum PaymentProblem implements ProblemType {
  /** Nobody takes payments for this installation. */
  PAYMENT_UNAVAILABLE(Category.UNAVAILABLE);

  private final Category category;

  PaymentProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
