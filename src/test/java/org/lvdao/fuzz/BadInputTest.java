package org.lvdao.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;

/** Whatever is sent, the answer stands in the API document, and what is refused changes nothing. */
class BadInputTest {
  /** The same every time, so that a build fails by what changed; name another one to search. */
  private static final long SEED = 11_315_245;

  private static final Path DOCUMENT = Path.of("openapi/lvdao-v1.yml");
  private static final int MOST_MUTATIONS = 4;

  /** Of each route, in the ordinary build. */
  private static final int FEW = 6;

  /** Of each route, in the long one; -Dlvdao.fuzz.most=100000 sends all there are. */
  private static final int MANY = 40;

  /** One in so many of the fixed requests is sent by those who may not, too. */
  private static final int OTHERS = 12;

  private final Map<String, List<String>> faults = new LinkedHashMap<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private int sent;

  @Test
  void few_mistakes_on_every_route_are_answered_by_the_document() throws IOException {
    single("few", FEW);
  }

  @Test
  @Tag("heavy")
  void no_single_mistake_is_answered_outside_the_document() throws IOException {
    single("single", Integer.getInteger("lvdao.fuzz.most", MANY));
  }

  private void single(String name, int most) throws IOException {
    var contract = new Contract(DOCUMENT);
    var oracle = new Oracle(contract);
    long began = System.nanoTime();
    try (var target = new Target()) {
      var actions = target.actions();
      for (var route : contract.routes()) {
        var mutations = new ArrayList<>(Mutations.of(contract, target, route));
        // Always the same few, of every kind.
        Collections.shuffle(mutations, new Random(route.id().hashCode()));
        int turn = 0;
        for (var mutation : mutations.subList(0, Math.min(most, mutations.size()))) {
          var action = actions.get(turn % actions.size());
          var chosen = List.of(mutation);
          send(oracle, target, mutated(target, route, action, chosen), target.welcome(route));
          if (++turn % OTHERS == 0) {
            for (var other : target.others(route)) {
              send(oracle, target, mutated(target, route, action, chosen), other);
            }
          }
        }
      }
    }
    end(name, 0, began);
  }

  @Test
  @Tag("heavy")
  void no_heap_of_mistakes_is_answered_outside_the_document() throws IOException {
    long seed = Long.getLong("lvdao.seed", SEED);
    int calls = Integer.getInteger("lvdao.fuzz.calls", 2_000);
    var random = new Random(seed);
    var contract = new Contract(DOCUMENT);
    var oracle = new Oracle(contract);
    long began = System.nanoTime();
    try (var target = new Target()) {
      var routes = contract.routes();
      var mutations = new LinkedHashMap<Route, List<Mutation>>();
      routes.forEach(route -> mutations.put(route, Mutations.of(contract, target, route)));
      for (int i = 0; i < calls; i++) {
        var route = routes.get(random.nextInt(routes.size()));
        var chosen = new ArrayList<Mutation>();
        for (int m = random.nextInt(MOST_MUTATIONS) + 1; m > 0; m--) {
          var known = mutations.get(route);
          chosen.add(
              random.nextInt(3) == 0
                  ? Mutations.random(contract, route, random)
                  : known.get(random.nextInt(known.size())));
        }
        var action = target.actions().get(random.nextInt(target.actions().size()));
        var others = target.others(route);
        var client =
            random.nextInt(OTHERS) == 0
                ? others.get(random.nextInt(others.size()))
                : target.welcome(route);
        send(oracle, target, mutated(target, route, action, chosen), client);
      }
    }
    end("random", seed, began);
  }

  private static Call mutated(Target target, Route route, String action, List<Mutation> mutations) {
    var call = target.call(route, action);
    mutations.forEach(mutation -> mutation.apply(call));
    return call;
  }

  private void send(Oracle oracle, Target target, Call call, ApiClient client) {
    long before = call.route.isSafe() ? 0 : target.rows();
    var answer = answer(call, client);
    sent++;
    statuses.merge(answer.status(), 1, Integer::sum);
    oracle.faults(call, answer).forEach(fault -> fault(call, fault, answer));
    if (!call.route.isSafe() && answer.status() >= 400 && target.rows() != before) {
      fault(call, "is refused and changes data", answer);
    }
    target.after(call, answer);
  }

  private static Answer answer(Call call, ApiClient client) {
    try {
      return call.send(client);
    } catch (UncheckedIOException closed) {
      // The server may have closed the connection after the request before this one.
      return call.send(client);
    }
  }

  /** One of each kind is enough to read. */
  private void fault(Call call, String fault, Answer answer) {
    var kind = call.route.id() + ": " + Call.brief(fault.replaceAll("/[0-9]+", "/0"), 200);
    faults
        .computeIfAbsent(kind, k -> new ArrayList<>())
        .add(call + "\n    -> " + Call.brief(answer.toString(), 400));
  }

  private void end(String name, long seed, long began) {
    System.out.printf(
        "[fuzz] %s seed=%d: %d requests in %d s, %s%n",
        name, seed, sent, (System.nanoTime() - began) / 1_000_000_000, statuses);
    faults.forEach(
        (kind, calls) ->
            System.out.println(calls.size() + " × " + kind + "\n  " + calls.getFirst()));
    assertThat(faults.keySet()).as("seed=%d", seed).isEmpty();
  }
}
