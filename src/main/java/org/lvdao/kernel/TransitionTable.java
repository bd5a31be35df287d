package org.lvdao.kernel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A lifecycle as one table: in which state who may take which action, and where it leads. A feature
 * writes its rows once, beside the enums of its states, actions and parties, and asks the table for
 * everything else: what to offer to whom, what to refuse, the picture for people, the walks of a
 * test. What a party means, such as "the unit the case was sent to", the feature says with a
 * predicate.
 *
 * <pre>{@code
 * TransitionTable.<Status, Action, Party, Request>builder()
 *     .add(SUBMITTED, ACCEPT, ACCEPTED, DISPATCHER)
 *     .add(ACCEPTED, START, STARTED, HANDLER)
 *     .asking(STARTED, EXTEND, STARTED, HANDLER, EXTENSION)
 *     .deciding(STARTED, APPROVE_EXTENSION, STARTED, SUPERVISOR, EXTENSION)
 *     .build();
 * }</pre>
 *
 * @param <S> states
 * @param <A> actions
 * @param <P> parties: as what somebody takes an action
 * @param <R> requests, which one party makes and another decides; {@code Void} where there are none
 */
public final class TransitionTable<S, A, P, R> {
  private final List<Transition<S, A, P, R>> rows;

  private TransitionTable(List<Transition<S, A, P, R>> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param needs the request that must be waiting for a decision; null when none must
   * @param asks the request the action makes, so that none like it may be waiting; null when it
   *     makes none
   */
  public record Transition<S, A, P, R>(
      S from, A action, S to, P by, @Nullable R needs, @Nullable R asks) {}

  public static <S, A, P, R> Builder<S, A, P, R> builder() {
    return new Builder<>();
  }

  /** Takes the rows; their order is the order in which actions are offered. */
  public static final class Builder<S, A, P, R> {
    private final List<Transition<S, A, P, R>> rows = new ArrayList<>();

    private Builder() {}

    public Builder<S, A, P, R> add(S from, A action, S to, P by) {
      return add(from, action, to, by, null, null);
    }

    /** An action that makes a request. */
    public Builder<S, A, P, R> asking(S from, A action, S to, P by, R request) {
      return add(from, action, to, by, null, request);
    }

    /** An action that decides a request. */
    public Builder<S, A, P, R> deciding(S from, A action, S to, P by, R request) {
      return add(from, action, to, by, request, null);
    }

    private Builder<S, A, P, R> add(
        S from, A action, S to, P by, @Nullable R needs, @Nullable R asks) {
      rows.add(new Transition<>(from, action, to, by, needs, asks));
      return this;
    }

    public TransitionTable<S, A, P, R> build() {
      return new TransitionTable<>(rows);
    }
  }

  public List<Transition<S, A, P, R>> rows() {
    return rows;
  }

  /**
   * What may be done now.
   *
   * @param waiting the requests that wait for a decision
   * @param is whether whoever asks is the party
   */
  public Set<A> allowed(S from, Set<R> waiting, Predicate<P> is) {
    var actions = new LinkedHashSet<A>();
    for (var row : rows) {
      if (row.from().equals(from)
          && isDecidable(row, waiting)
          && (row.asks() == null || !waiting.contains(row.asks()))
          && is.test(row.by())) {
        actions.add(row.action());
      }
    }
    return actions;
  }

  /**
   * Whether anybody may take the action now. Asking for what was asked already is possible here:
   * that deserves an answer of its own.
   */
  public boolean isPossible(S from, A action, Set<R> waiting) {
    return at(from, action).stream().anyMatch(row -> isDecidable(row, waiting));
  }

  /** Whether some party that passes may take the action in some state. */
  public boolean isEverTaken(A action, Predicate<P> by) {
    return rows.stream().anyMatch(row -> row.action().equals(action) && by.test(row.by()));
  }

  /** Whether the request can be decided in the state. */
  public boolean isDecidable(S from, R request) {
    return rows.stream().anyMatch(row -> row.from().equals(from) && request.equals(row.needs()));
  }

  /** As which party the action is taken: the first of the table that passes. */
  public Optional<P> party(S from, A action, Predicate<P> is) {
    return at(from, action).stream().map(Transition::by).filter(is).findFirst();
  }

  /** Where the action leads, in the table's order; several when its outcome decides. */
  public List<S> targets(S from, A action) {
    return at(from, action).stream().map(Transition::to).distinct().toList();
  }

  /** Every state that some walk from the first one comes to, itself among them. */
  public Set<S> reachableFrom(S first) {
    var reached = new LinkedHashSet<>(Set.of(first));
    while (rows.stream()
        .filter(row -> reached.contains(row.from()))
        .anyMatch(r -> reached.add(r.to()))) {
      // Each turn adds one state.
    }
    return reached;
  }

  /**
   * The picture of the table in Mermaid's words, without what leaves the state as it is.
   *
   * @param begin the action that makes the first state
   * @param last the states that may be the end
   * @param word how an action is called
   */
  public String mermaid(A begin, S first, List<S> last, Function<A, String> word) {
    var lines = new LinkedHashSet<String>();
    lines.add("stateDiagram-v2");
    lines.add("  [*] --> %s: %s".formatted(first, word.apply(begin)));
    for (var row : rows) {
      if (!row.from().equals(row.to())) {
        lines.add(
            "  %s --> %s: %s (%s)"
                .formatted(row.from(), row.to(), word.apply(row.action()), row.by()));
      }
    }
    last.forEach(state -> lines.add("  %s --> [*]".formatted(state)));
    return String.join("\n", lines) + "\n";
  }

  private List<Transition<S, A, P, R>> at(S from, A action) {
    return rows.stream()
        .filter(row -> row.from().equals(from) && row.action().equals(action))
        .toList();
  }

  private static <R> boolean isDecidable(Transition<?, ?, ?, R> row, Set<R> waiting) {
    return row.needs() == null || waiting.contains(row.needs());
  }
}
