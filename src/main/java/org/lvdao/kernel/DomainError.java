package org.lvdao.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure the client can act on. Domain code throws it; {@code platform.web} turns it into RFC
 * 9457 problem+json in one place. Carries no stack trace: it is an answer, not a fault.
 */
public final class DomainError extends RuntimeException {
  private final ProblemType type;
  private final Map<String, Object> parameters;
  private final List<FieldError> errors;
  private final @Nullable Duration retryAfter;

  /**
   * A field that is wrong.
   *
   * @param pointer JSON pointer (RFC 6901) into the body, or {@code ?name} for a query parameter
   * @param code key of the words for people, {@code field.<code>} in the problem bundles
   * @param parameters fill the words' {@code {name}} places
   */
  public record FieldError(String pointer, String code, Map<String, Object> parameters) {
    public FieldError(String pointer, String code) {
      this(pointer, code, Map.of());
    }
  }

  private DomainError(
      ProblemType type,
      Map<String, Object> parameters,
      List<FieldError> errors,
      @Nullable Duration retryAfter) {
    super(type.code(), null, false, false);
    this.type = type;
    this.parameters = parameters;
    this.errors = errors;
    this.retryAfter = retryAfter;
  }

  public static DomainError of(ProblemType type) {
    return new DomainError(type, Map.of(), List.of(), null);
  }

  /** An invalid request because of one field. */
  public static DomainError field(String pointer, String code) {
    return fields(List.of(new FieldError(pointer, code)));
  }

  public static DomainError field(String pointer, String code, Map<String, Object> parameters) {
    return fields(List.of(new FieldError(pointer, code, parameters)));
  }

  /**
   * Goes on when no field is wrong.
   *
   * @throws DomainError naming all that are
   */
  public static void check(List<FieldError> errors) {
    if (!errors.isEmpty()) {
      throw fields(errors);
    }
  }

  public static DomainError fields(List<FieldError> errors) {
    return new DomainError(CommonProblem.INVALID_REQUEST, Map.of(), errors, null);
  }

  public static DomainError notFound() {
    return of(CommonProblem.NOT_FOUND);
  }

  /** Adds a member to the problem document; it also fills {@code {name}} in the words. */
  public DomainError with(String name, Object value) {
    var more = new LinkedHashMap<>(parameters);
    more.put(name, value);
    return new DomainError(type, more, errors, retryAfter);
  }

  public DomainError at(String pointer, String code) {
    var more = new ArrayList<>(errors);
    more.add(new FieldError(pointer, code));
    return new DomainError(type, parameters, List.copyOf(more), retryAfter);
  }

  public DomainError retryAfter(Duration wait) {
    return new DomainError(type, parameters, errors, wait);
  }

  public ProblemType type() {
    return type;
  }

  public Map<String, Object> parameters() {
    return parameters;
  }

  public List<FieldError> errors() {
    return errors;
  }

  /** How long the client should wait before it tries again; null when waiting does not help. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
