package org.lvdao.account.consent;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.ConsentWithdrawal;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.platform.database.Transactions;

/** What residents agreed to: what stands now, and every yes and no as evidence. */
@Singleton
public class ConsentBook {
  private final ConsentRepository consents;
  private final PrivacyNotices notices;
  private final List<ConsentWithdrawal> withdrawals;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  ConsentBook(
      ConsentRepository consents,
      PrivacyNotices notices,
      List<ConsentWithdrawal> withdrawals,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.consents = consents;
    this.notices = notices;
    this.withdrawals = withdrawals;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * The consents that hold: not withdrawn, and given to a notice that says the same in substance.
   *
   * @param standing as the account keeps them
   */
  public Set<ConsentPurpose> held(String standing) {
    if (standing.isEmpty()) {
      return Set.of();
    }
    int needed = notices.neededVersion();
    var held = EnumSet.noneOf(ConsentPurpose.class);
    StandingConsents.read(standing)
        .versions()
        .forEach(
            (purpose, version) -> {
              if (version >= needed) {
                held.add(purpose);
              }
            });
    return held;
  }

  public boolean allows(Actor actor, ConsentPurpose purpose) {
    return !actor.has(Role.RESIDENT) || actor.consents().contains(purpose);
  }

  /**
   * @throws DomainError {@code consent-needed}
   */
  public void require(Actor actor, ConsentPurpose purpose) {
    if (!allows(actor, purpose)) {
      throw DomainError.of(ConsentProblem.CONSENT_NEEDED)
          .with("purpose", purpose.name())
          .with("purposeName", purpose.label())
          .with("consent", "/api/v1/me/consents/" + purpose);
    }
  }

  public boolean allows(long accountId, ConsentPurpose purpose) {
    return consents
        .find(accountId)
        .filter(holder -> !holder.isAsked() || held(holder.consents()).contains(purpose))
        .isPresent();
  }

  public Set<Long> refusing(Collection<Long> accountIds, ConsentPurpose purpose) {
    return accountIds.isEmpty()
        ? Set.of()
        : Set.copyOf(consents.findRefusing(accountIds, purpose.name()));
  }

  /** Every yes and no of the account, the newest first. */
  public List<ConsentRow> history(long accountId, long beforeId, int size) {
    return consents.history(accountId, beforeId, size);
  }

  /** One for each purpose. */
  List<ConsentView> of(long accountId) {
    int needed = notices.neededVersion();
    Map<ConsentPurpose, ConsentRow> last =
        consents.last(accountId).stream()
            .collect(Collectors.toMap(ConsentRow::purpose, Function.identity()));
    return Arrays.stream(ConsentPurpose.values())
        .map(
            purpose -> {
              var row = last.get(purpose);
              return row == null ? ConsentView.never(purpose) : ConsentView.of(row, needed);
            })
        .toList();
  }

  /**
   * Gives or withdraws a consent; twice is once.
   *
   * @param noticeVersion the notice the person has read; needed to agree, ignored to withdraw
   * @throws DomainError {@code notice-changed} when another one is in force; {@code not-found} when
   *     there is no notice
   */
  ConsentView put(
      long accountId, ConsentPurpose purpose, boolean given, @Nullable Integer noticeVersion) {
    int present = notices.current().version();
    if (given && noticeVersion == null) {
      throw DomainError.field("/noticeVersion", "required");
    }
    if (given && !Objects.equals(noticeVersion, present)) {
      throw DomainError.of(ConsentProblem.NOTICE_CHANGED).with("noticeVersion", present);
    }
    transactions.run(() -> write(accountId, purpose, given, present));
    return of(accountId).get(purpose.ordinal());
  }

  private void write(long accountId, ConsentPurpose purpose, boolean given, int present) {
    var standing = StandingConsents.read(consents.lockStanding(accountId));
    var next = given ? standing.with(purpose, present) : standing.without(purpose);
    if (!next.equals(standing)) {
      consents.updateStanding(accountId, next.text());
      consents.insert(ids.next(), accountId, purpose.name(), given, present, clock.instant());
      if (!given) {
        withdrawals.forEach(feature -> feature.withdrawn(accountId, purpose));
      }
    }
  }
}
