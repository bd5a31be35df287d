package org.lvdao.platform.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;

/**
 * Does a POST once however often it arrives (IETF draft-ietf-httpapi-idempotency-key-header). The
 * answer is stored in the transaction of the change, so both are kept or lost together; a failure
 * stores nothing, and its retry is a first try.
 */
@Singleton
public class Idempotency {
  public static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

  private final IdempotencyRepository rows;
  private final Transactions transactions;
  private final ObjectMapper json;
  private final InstantSource clock;

  Idempotency(
      IdempotencyRepository rows,
      Transactions transactions,
      ObjectMapper json,
      InstantSource clock) {
    this.rows = rows;
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  /**
   * An answer that can be stored and given again.
   *
   * @param location of what was created; null when nothing was
   * @param version row version for the ETag; null without one
   */
  public record Reply<T>(int status, @Nullable String location, @Nullable Long version, T body) {
    public static <T> Reply<T> created(String location, long version, T body) {
      return new Reply<>(201, location, version, body);
    }

    public static <T> Reply<T> ok(long version, T body) {
      return new Reply<>(200, null, version, body);
    }
  }

  /**
   * Runs the work in a transaction unless the same request was answered before; then the stored
   * answer comes again.
   *
   * @param command what was asked, read from the body; an empty record when there is no body
   * @return the answer, whose body is the JSON of a {@code T}
   * @throws DomainError without a key (400), with a key of other content (422), or while the first
   *     request still runs (409)
   */
  public <T> HttpResponse<T> once(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Reply<T>> work) {
    var key = request.getHeaders().get(HEADER);
    if (key == null || key.isBlank()) {
      throw DomainError.of(CommonProblem.IDEMPOTENCY_KEY_REQUIRED);
    }
    return onceIfAsked(request, actor, command, work);
  }

  /** As {@link #once}, for work that is harmless to repeat: the key may be missing. */
  public <T> HttpResponse<T> onceIfAsked(
      HttpRequest<?> request, Actor actor, Object command, Supplier<Reply<T>> work) {
    var key = request.getHeaders().get(HEADER);
    if (key == null || key.isBlank()) {
      return answer(stored(transactions.write(work), new byte[32]));
    }
    if (!KEY.matcher(key).matches()) {
      throw DomainError.of(CommonProblem.IDEMPOTENCY_KEY_REQUIRED);
    }
    var operation = request.getMethodName() + " " + request.getPath();
    var fingerprint = fingerprint(command);
    try {
      return answer(
          transactions.write(() -> run(actor.accountId(), operation, key, fingerprint, work)));
    } catch (RuntimeException failure) {
      if (!DatabaseFaults.isDuplicateKey(failure)) {
        throw failure;
      }
      var first = rows.find(actor.accountId(), operation, key);
      if (first == null) {
        throw failure;
      }
      return answer(same(first, fingerprint));
    }
  }

  private <T> StoredAnswer run(
      long account, String operation, String key, byte[] fingerprint, Supplier<Reply<T>> work) {
    var first = findOrFailIfLocked(account, operation, key);
    if (first != null) {
      return same(first, fingerprint);
    }
    rows.begin(account, operation, key, fingerprint, clock.instant());
    var answer = stored(work.get(), fingerprint);
    rows.complete(
        account, operation, key, answer.status(), answer.location(), answer.etag(), answer.body());
    return answer;
  }

  private @Nullable StoredAnswer findOrFailIfLocked(long account, String operation, String key) {
    try {
      return rows.findNotLocked(account, operation, key);
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isLocked(failure)) {
        throw DomainError.of(CommonProblem.REQUEST_IN_PROGRESS).retryAfter(Duration.ofSeconds(1));
      }
      throw failure;
    }
  }

  private static StoredAnswer same(StoredAnswer first, byte[] fingerprint) {
    if (!MessageDigest.isEqual(first.fingerprint(), fingerprint)) {
      throw DomainError.of(CommonProblem.IDEMPOTENCY_KEY_REUSED);
    }
    return first;
  }

  private StoredAnswer stored(Reply<?> reply, byte[] fingerprint) {
    try {
      return new StoredAnswer(
          fingerprint,
          reply.status(),
          reply.location(),
          reply.version() == null ? null : Versions.etag(reply.version()),
          json.writeValueAsString(reply.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The body is text already; its type says for the API document what that text is. */
  @SuppressWarnings("unchecked")
  private static <T> HttpResponse<T> answer(StoredAnswer answer) {
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

  private byte[] fingerprint(Object command) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(command));
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
