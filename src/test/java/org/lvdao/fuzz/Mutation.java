package org.lvdao.fuzz;

import java.util.function.Consumer;

/** One way to spoil a request. */
record Mutation(String name, Consumer<Call> change) {
  void apply(Call call) {
    change.accept(call);
    call.story.add(name);
  }
}
