package org.lvdao.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.StoredJson;
import org.lvdao.platform.database.Transactions;

/**
 * Does a POST once however often it arrives (IETF draft-ietf-httpapi-idempotency-key-header). The
 * answer is stored in the transaction of the change, so both are kept or lost together; a failure
 * stores nothing, and its retry is a first try. Every POST that creates or pays goes through here:
 *
 * <pre>{@code
 * @Post
 * HttpResponse<Booking> book(@Valid @Body Wish wish, Actor actor, HttpRequest<?> request) {
 *   return idempotency.once(
 *       request,
 *       actor,
 *       wish,
 *       () -> {
 *         var booking = bookings.book(actor, wish);
 *         return Reply.created("/api/v1/bookings/" + booking.id(), booking.version(), booking);
 *       });
 * }
 * }</pre>
 *
 * <p>A key belongs to the account, the method and the path: at another address it is another
 * request.
 *
 * <p>The work runs in one transaction and possibly again after a lost deadlock (see {@link
 * Transactions}), so it calls no other server. What is slow or calls one goes before {@code once},
 * and must then be harmless to repeat.
 */
@Singleton
public class Idempotency {
  public static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Duration SHORTLY = Duration.ofSeconds(1);
  private static final String NO_COMMAND = "{}";
  private static final int OPERATION_LENGTH = 120;

  private final IdempotencyRepository rows;
  private final Transactions transactions;
  private final StoredJson json;
  private final InstantSource clock;

  Idempotency(
      IdempotencyRepository rows, Transactions transactions, StoredJson json, InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An answer that can be stored and given again.
   *
   * @param location of what was created; null when nothing was
   * @param etag null for what has no row version
   */
  public record Reply<T>(int status, @Nullable String location, @Nullable String etag, T body) {
    public static <T> Reply<T> created(String location, long version, T body) {
      return new Reply<>(201, location, Versions.etag(version), body);
    }

    /** Of what has no row version, because nobody can change it. */
    public static <T> Reply<T> created(String location, T body) {
      return new Reply<>(201, location, null, body);
    }

    public static <T> Reply<T> ok(long version, T body) {
      return new Reply<>(200, null, Versions.etag(version), body);
    }

    /** Of what has no row version. */
    public static <T> Reply<T> ok(T body) {
      return new Reply<>(200, null, null, body);
    }
  }

  /**
   * Runs the work in a transaction unless the same request was answered before; then the stored
   * answer comes again.
   *
   * @param command what was asked, read from the body
   * @return the answer, whose body is the JSON of a {@code T}
   * @throws DomainError without a key (400), with a key of other content (422), or while the first
   *     request still runs (409)
   */
  public <T> HttpResponse<T> once(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Reply<T>> work) {
    requireKey(request);
    return onceIfAsked(request, actor, command, work);
  }

  /** As above, for a request whose path says all. */
  public <T> HttpResponse<T> once(HttpRequest<?> request, Actor actor, Supplier<Reply<T>> work) {
    requireKey(request);
    return onceIfAsked(request, actor, work);
  }

  private static void requireKey(HttpRequest<?> request) {
    requiredKey(request);
  }

  /**
   * The key of a request of which nothing may be kept beside the account, not even a digest: the
   * work itself must know the key again.
   *
   * @throws DomainError without one (400)
   */
  public static String requiredKey(HttpRequest<?> request) {
    var key = key(request);
    if (key == null) {
      throw DomainError.of(CommonProblem.IDEMPOTENCY_KEY_REQUIRED);
    }
    return key;
  }

  /**
   * As {@link #once}, for a POST that is harmless to repeat, such as a step that needs If-Match or
   * something that twice is once: the key may be missing. A PUT or DELETE needs neither.
   */
  public <T> HttpResponse<T> onceIfAsked(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Reply<T>> work) {
    return answer(request, actor, json.write(command), work);
  }

  /** As above, for a request whose path says all. */
  public <T> HttpResponse<T> onceIfAsked(
      HttpRequest<?> request, Actor actor, Supplier<Reply<T>> work) {
    return answer(request, actor, NO_COMMAND, work);
  }

  private <T> HttpResponse<T> answer(
      HttpRequest<?> request, Actor actor, String command, Supplier<Reply<T>> work) {
    var key = key(request);
    var fingerprint = Digests.sha256(command.getBytes(StandardCharsets.UTF_8));
    if (key == null) {
      return response(stored(transactions.write(work), fingerprint));
    }
    var ask = new Ask(actor.accountId(), operation(request), key, fingerprint);
    try {
      return response(transactions.write(() -> storedOrDone(ask, work)));
    } catch (RuntimeException failure) {
      if (!DatabaseFaults.isDuplicateKey(failure)) {
        throw failure;
      }
      // The same request came twice at a time, and the other one has committed. Or the work itself
      // broke a key: then there is nothing stored.
      var first = rows.find(ask.account, ask.operation, ask.key);
      if (first == null) {
        throw failure;
      }
      return response(ask.unlessOther(first));
    }
  }

  /**
   * Forgets all the account was answered, which may be personal. Joins the caller's transaction.
   */
  public void forget(long accountId) {
    transactions.run(() -> rows.deleteOf(accountId, ""));
  }

  /**
   * Forgets what the account was answered to POSTs below an address.
   *
   * @param address such as {@code /api/v1/staff/reports/912133844943678954/}
   */
  public void forget(long accountId, String address) {
    transactions.run(() -> rows.deleteOf(accountId, "POST " + address));
  }

  /** What is too long for the table is kept by its digest. */
  private static String operation(HttpRequest<?> request) {
    var operation = request.getMethodName() + " " + request.getPath();
    return operation.length() <= OPERATION_LENGTH
        ? operation
        : HexFormat.of().formatHex(Digests.sha256(operation.getBytes(StandardCharsets.UTF_8)));
  }

  /** One request as the table knows it. */
  private record Ask(long account, String operation, String key, byte[] fingerprint) {
    StoredAnswer unlessOther(StoredAnswer first) {
      if (!MessageDigest.isEqual(first.fingerprint(), fingerprint)) {
        throw DomainError.of(CommonProblem.IDEMPOTENCY_KEY_REUSED);
      }
      return first;
    }
  }

  /** Null when there is none. */
  private static @Nullable String key(HttpRequest<?> request) {
    var key = request.getHeaders().get(HEADER);
    if (key == null || key.isBlank()) {
      return null;
    }
    if (!KEY.matcher(key).matches()) {
      throw DomainError.of(CommonProblem.IDEMPOTENCY_KEY_REQUIRED);
    }
    return key;
  }

  private <T> StoredAnswer storedOrDone(Ask ask, Supplier<Reply<T>> work) {
    var first = findUnlessRunning(ask);
    if (first != null) {
      return ask.unlessOther(first);
    }
    rows.begin(ask.account, ask.operation, ask.key, ask.fingerprint, clock.instant());
    var answer = stored(work.get(), ask.fingerprint);
    rows.complete(
        ask.account,
        ask.operation,
        ask.key,
        answer.status(),
        answer.location(),
        answer.etag(),
        answer.body());
    return answer;
  }

  private @Nullable StoredAnswer findUnlessRunning(Ask ask) {
    try {
      return rows.findNotLocked(ask.account, ask.operation, ask.key);
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isLocked(failure)) {
        throw DomainError.of(CommonProblem.REQUEST_IN_PROGRESS).retryAfter(SHORTLY);
      }
      throw failure;
    }
  }

  private StoredAnswer stored(Reply<?> reply, byte[] fingerprint) {
    return new StoredAnswer(
        fingerprint, reply.status(), reply.location(), reply.etag(), json.write(reply.body()));
  }

  /** The body is text already; its type says for the API document what that text is. */
  @SuppressWarnings("unchecked")
  private static <T> HttpResponse<T> response(StoredAnswer answer) {
    MutableHttpResponse<Object> response = HttpResponse.status(answer.status(), null);
    response.body(answer.body()).contentType(MediaType.APPLICATION_JSON_TYPE);
    if (answer.location() != null) {
      response.header(HttpHeaders.LOCATION, answer.location());
    }
    if (answer.etag() != null) {
      response.header(HttpHeaders.ETAG, answer.etag());
    }
    return (HttpResponse<T>) response;
  }
}
