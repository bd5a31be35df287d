package org.lvdao.account;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;

/** What giving an account a proven phone number and giving it a WeChat have in common. */
@Singleton
class Joining {
  private final AccountRepository accounts;

  Joining(AccountRepository accounts) {
    this.accounts = accounts;
  }

  /** What somebody may have to say yes to. */
  enum Consequence {
    /** The other account has a WeChat of its own; both will be this account's. */
    SECOND_WECHAT,
    /** The number this account has now goes. */
    PHONE_REPLACES,
    /** Both accounts have a number; that of the other one goes. */
    OTHER_PHONE_GOES;

    private AccountProblem problem() {
      return switch (this) {
        case SECOND_WECHAT -> AccountProblem.SECOND_WECHAT;
        case PHONE_REPLACES -> AccountProblem.PHONE_REPLACES;
        case OTHER_PHONE_GOES -> AccountProblem.OTHER_PHONE_GOES;
      };
    }
  }

  /**
   * Locks the account that is signed in and the one that has what is joined.
   *
   * @param owner finds who has it
   * @param blocked the problem of an owner who may not sign in
   * @return who has it, {@code me} when nobody has; empty when it is joined already
   * @throws DomainError {@code conflict} when it changed hands meanwhile, {@code unauthenticated}
   *     when one's own account has ended
   */
  Optional<Long> lockOwner(long me, Supplier<Optional<Long>> owner, AccountProblem blocked) {
    long before = owner.get().orElse(me);
    var locked = accounts.lock(List.of(me, before));
    var now = owner.get();
    if (now.isPresent() && now.get() == me) {
      return Optional.empty();
    }
    if (now.orElse(me) != before || locked.size() != (me == before ? 1 : 2)) {
      throw DomainError.of(CommonProblem.CONFLICT);
    }
    for (var account : locked) {
      if (account.status() != AccountRow.Status.ACTIVE) {
        throw DomainError.of(account.id() == me ? CommonProblem.UNAUTHENTICATED : blocked);
      }
    }
    return Optional.of(before);
  }

  /** As a request says it. */
  static Set<Consequence> confirmed(@Nullable List<Consequence> confirm) {
    return confirm == null ? Set.of() : Set.copyOf(confirm);
  }

  /** The problem says what the next try has to confirm. */
  static DomainError confirmation(Consequence consequence) {
    return DomainError.of(consequence.problem()).with("confirm", consequence.name());
  }
}
