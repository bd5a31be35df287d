package org.lvdao.storm;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Phones that send twice, lose answers and try again get one case each. */
class SubmitStormTest {
  @Test
  void every_phone_gets_exactly_one_case_for_each_report() {
    storm(World.seed(), 100, 1);
  }

  @Test
  @Tag("heavy")
  void long_storms_keep_every_report_exactly_once() {
    long first = World.seed();
    for (int round = 0; round < World.ROUNDS; round++) {
      storm(first + round, 100, 3);
    }
  }

  private static void storm(long seed, int phones, int reportsEach) {
    try (var node = World.node()) {
      var storm =
          Storm.prepare(
              "submit", seed, phones, reportsEach, node.api().anonymous(), List.of(node.uri()));
      storm.begin().end();
      World.truth().holds(storm);
      World.truth().searchAgrees();
    }
  }
}
