package org.lvdao.storm;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Phones that send twice, lose answers and try again get one case each. */
class SubmitStormTest {
  @Test
  void every_phone_gets_exactly_one_case_for_each_report() {
    storms(World.seed(), 1, 1);
  }

  @Test
  @Tag("heavy")
  void long_storms_keep_every_report_exactly_once() {
    storms(World.seed(), World.ROUNDS, 3);
  }

  private static void storms(long first, int rounds, int reportsEach) {
    try (var node = World.node()) {
      for (int round = 0; round < rounds; round++) {
        var storm =
            Storm.prepare(
                "submit",
                first + round,
                100,
                reportsEach,
                node.api().anonymous(),
                List.of(node.uri()));
        storm.begin().end();
        World.truth().holds(storm);
        World.truth().searchAgrees();
      }
    }
  }
}
