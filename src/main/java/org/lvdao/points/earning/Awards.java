package org.lvdao.points.earning;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.ToIntFunction;
import org.lvdao.household.Households;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.database.Transactions;
import org.lvdao.points.Earning;
import org.lvdao.points.FixedAwards;
import org.lvdao.points.Holder;
import org.lvdao.points.Ledger;
import org.lvdao.points.Source;

/** Gives fixed points for what is no delivery, each once. */
@Singleton
class Awards implements FixedAwards {
  private final Households households;
  private final RuleBook book;
  private final Budget budget;
  private final Ledger ledger;
  private final Transactions transactions;

  Awards(
      Households households,
      RuleBook book,
      Budget budget,
      Ledger ledger,
      Transactions transactions) {
    this.households = households;
    this.book = book;
    this.budget = budget;
    this.ledger = ledger;
    this.transactions = transactions;
  }

  /** The district has given all it gives that month. */
  private static final class Spent extends RuntimeException {
    Spent() {
      super("The budget of the month is spent", null, false, false);
    }
  }

  @Override
  public void forPickup(long bookingId, long accountId, Instant at) {
    var source = new Source("pickup-award", Long.toString(bookingId));
    give(source, accountId, at, EarningRules.Awards::pickup, "预约回收奖励");
  }

  @Override
  public void forSurvey(long campaignId, long accountId, Instant at) {
    // The ledger stays for ever: it does not name who took part in what, once they are gone.
    var person = (campaignId + "/" + accountId).getBytes(StandardCharsets.US_ASCII);
    var source = new Source("survey", HexFormat.of().formatHex(Digests.sha256(person)));
    give(source, accountId, at, EarningRules.Awards::survey, "问卷调查奖励");
  }

  /**
   * Gives the household a person belongs to now what its district gives for such a thing; nothing
   * to who belongs to none. The ledger, which all of the household read and which stays for ever,
   * does not say who it was.
   *
   * @param source what it is for
   * @param at when the person did it, which chooses the rules
   * @param words for the statement; nothing that tells which report it was, for example
   */
  void give(
      Source source,
      long accountId,
      Instant at,
      ToIntFunction<EarningRules.Awards> points,
      String words) {
    var home = households.of(accountId).orElse(null);
    if (home == null || ledger.isBooked(source)) {
      return;
    }
    var rules = book.inForce(home.district(), at).map(RuleBook.Version::rules).orElse(null);
    int given = rules == null ? 0 : points.applyAsInt(rules.awards());
    if (rules == null || given == 0) {
      return;
    }
    var earning =
        new Earning(
            new Holder(home.id(), home.district()),
            source,
            null,
            source.kind(),
            words,
            given,
            at,
            null);
    try {
      transactions.run(
          () -> {
            boolean isNew = !ledger.earn(earning).repeated();
            if (isNew
                && !budget.take(home.district(), at, rules.monthlyBudget(), home.id(), given)) {
              throw new Spent();
            }
          });
    } catch (Spent nothingLeft) {
      return;
    }
  }
}
