package org.lvdao.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Points that a holder gets.
 *
 * @param memberId the account of the person who did it; null when nobody is known
 * @param rule the code of the rule that gave them; null for none
 * @param description for the statement, in Chinese, at most 200 characters; nothing personal, for
 *     it stays for ever
 * @param points more than zero
 * @param occurredAt when it was done: caps count by it. Points are valid from their booking on
 * @param hold until when they are pending; null when they are available at once
 */
public record Earning(
    Holder holder,
    Source source,
    @Nullable Long memberId,
    @Nullable String rule,
    String description,
    long points,
    Instant occurredAt,
    @Nullable Hold hold) {

  /**
   * How long points wait.
   *
   * @param until when they end to, unless somebody posted or voided them before
   * @param grants whether they are given then
   */
  public record Hold(Instant until, boolean grants) {}
}
