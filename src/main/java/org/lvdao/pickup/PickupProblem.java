package org.lvdao.pickup;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with a booking, besides what can with anything. */
enum PickupProblem implements ProblemType {
  /** The state of the booking forbids the action; {@code allowedActions} says what is possible. */
  BOOKING_ACTION_NOT_ALLOWED(Category.CONFLICT),
  /** The household waits for as many pickups as it may, or has them in that week. */
  BOOKING_LIMIT(Category.CONFLICT),
  /** The window begins too soon for that. */
  TOO_LATE(Category.CONFLICT),
  /** What is charged for a booking is fixed once it is made. */
  FEE_FIXED(Category.CONFLICT),
  /** The booking waits for its payment. */
  PAYMENT_NEEDED(Category.CONFLICT),
  /** Another collector has the job, or it is offered no more. */
  JOB_TAKEN(Category.CONFLICT),
  /** The collector has as many stops in the window as they can make. */
  COLLECTOR_FULL(Category.CONFLICT),
  /** Jobs are taken by who is on duty. */
  NOT_ON_DUTY(Category.CONFLICT),
  /** Nobody on duty can take the job. */
  NO_COLLECTOR(Category.CONFLICT),
  /** The window of the booking has passed. */
  WINDOW_OVER(Category.CONFLICT),
  /** A pickup is rated once. */
  BOOKING_RATED(Category.CONFLICT);

  private final Category category;

  PickupProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
