package org.lvdao.account;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.RefreshTokens.RefreshToken;
import org.lvdao.account.consent.ConsentBook;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Cursor;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Page;
import org.lvdao.platform.auth.AccessTokens;
import org.lvdao.platform.auth.SessionCheck;
import org.lvdao.platform.database.Transactions;

/** Sign-ins and the tokens that come of them. A session is one family of refresh tokens. */
@Singleton
class Sessions implements SessionCheck {
  private static final int DEVICE_CHARACTERS = 120;

  private final SessionRepository sessions;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final ConsentBook consents;
  private final SessionSettings settings;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Sessions(
      SessionRepository sessions,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      ConsentBook consents,
      SessionSettings settings,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.sessions = sessions;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.consents = consents;
    this.settings = settings;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @param device what the client calls itself; null when it does not say
   */
  Tokens open(long accountId, AccountRow.Kind kind, @Nullable String device) {
    var token = refreshTokens.next(ids.next());
    Instant now = clock.instant();
    transactions.run(
        () ->
            sessions.insert(
                token.sessionId(),
                accountId,
                token.hash(),
                now,
                now.plus(settings.of(kind)),
                cut(device)));
    return tokens(accountId, token);
  }

  /**
   * Exchanges a refresh token for the next pair, once. One that was exchanged before is in two
   * hands, and which of them is the owner's nobody knows: the session ends for both (RFC 9700,
   * section 4.14.2).
   *
   * @throws DomainError {@code refresh-token-invalid}
   */
  Tokens refresh(String text) {
    var token = refreshTokens.read(text).orElseThrow(Sessions::invalid);
    // Thrown after the commit: the end of the session must not be rolled back.
    return transactions.write(() -> rotate(token)).orElseThrow(Sessions::invalid);
  }

  void close(long sessionId) {
    transactions.run(() -> sessions.revoke(sessionId, clock.instant()));
  }

  /**
   * Where the account is signed in, the newest first.
   *
   * @param cursor as the page before gave it
   */
  Page<SignedInRow> list(Actor actor, @Nullable String cursor, int limit) {
    long before = Cursor.beforeId(cursor);
    var rows = sessions.findLiveOf(actor.accountId(), before, clock.instant(), limit + 1);
    return Page.cut(rows, limit, row -> Cursor.of(row.id()));
  }

  /**
   * Ends one of the account's own sign-ins.
   *
   * @throws DomainError {@code not-found}
   */
  void closeOwn(Actor actor, long sessionId) {
    transactions.run(
        () -> {
          if (sessions.revokeOf(actor.accountId(), sessionId, clock.instant()) == 0) {
            throw DomainError.notFound();
          }
        });
  }

  /** Ends the account's sign-ins but the one that asks. */
  void closeOthers(Actor actor) {
    transactions.run(
        () -> sessions.revokeOthers(actor.accountId(), actor.sessionId(), clock.instant()));
  }

  @Override
  public Optional<Actor> live(long accountId, long sessionId) {
    Instant now = clock.instant();
    List<SessionGrantRow> rows =
        sessions.findLiveGrants(sessionId, accountId, now, BusinessTime.dayOf(now));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    var grants =
        rows.stream().map(SessionGrantRow::grant).filter(Objects::nonNull).distinct().toList();
    var held = consents.held(rows.getFirst().consents());
    return Optional.of(new Actor(accountId, sessionId, grants, held));
  }

  private Optional<Tokens> rotate(RefreshToken token) {
    Instant now = clock.instant();
    var session = sessions.findLive(token.sessionId(), now);
    if (session.isEmpty()) {
      return Optional.empty();
    }
    var next = refreshTokens.next(token.sessionId());
    var expiresAt = now.plus(settings.of(session.get().kind()));
    if (sessions.rotate(token.sessionId(), token.hash(), next.hash(), now, expiresAt) == 0) {
      sessions.revoke(token.sessionId(), now);
      return Optional.empty();
    }
    return Optional.of(tokens(session.get().accountId(), next));
  }

  private Tokens tokens(long accountId, RefreshToken token) {
    return new Tokens(
        accessTokens.issue(accountId, token.sessionId()),
        token.text(),
        "Bearer",
        accessTokens.lifetime().toSeconds());
  }

  private static DomainError invalid() {
    return DomainError.of(AccountProblem.REFRESH_TOKEN_INVALID);
  }

  private static @Nullable String cut(@Nullable String device) {
    return device == null || device.length() <= DEVICE_CHARACTERS
        ? device
        : device.substring(0, DEVICE_CHARACTERS);
  }
}
