package org.lvdao.points;

/**
 * The event that a transaction of the ledger is for. Each is booked once, whatever is retried.
 *
 * @param kind such as {@code delivery}, at most 24 characters
 * @param id unique among its kind, at most 64 characters
 */
public record Source(String kind, String id) {
  /** The end of a pending amount, whichever it is: so there can be only one. */
  static Source endOfPending(long transactionId) {
    return new Source("pending-end", Long.toString(transactionId));
  }

  static Source reversal(long transactionId) {
    return new Source("reversal", Long.toString(transactionId));
  }

  /** The end of a reservation, confirmed or cancelled: so there can be only one. */
  static Source endOfReservation(long transactionId) {
    return new Source("reservation-end", Long.toString(transactionId));
  }

  /** What becomes of a reservation that another holder gets. */
  static Source transfer(long transactionId) {
    return new Source("transfer", Long.toString(transactionId));
  }

  static Source refund(long transactionId) {
    return new Source("refund", Long.toString(transactionId));
  }

  static Source expiry(long lotId) {
    return new Source("expiry", Long.toString(lotId));
  }
}
