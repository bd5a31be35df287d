package org.lvdao.pickup.market;

/** What is done to a thing on the flea market. */
enum MarketAction {
  /** Nothing is wrong with its words, or a person has to say. */
  PASS,
  ACCEPT,
  /** Also takes down what others see. */
  REFUSE,
  /** Several residents find something wrong with it. */
  DOUBT,
  RESERVE,
  /** Others may have it again. */
  RELEASE,
  HAND_OVER,
  CLOSE,
  EXPIRE
}
