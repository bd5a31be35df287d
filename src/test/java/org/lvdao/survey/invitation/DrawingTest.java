package org.lvdao.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DrawingTest {

  @Property
  void it_draws_as_many_as_it_says_and_each_part_of_the_walk_has_its_share(
      @ForAll @IntRange(min = 1, max = 3_000) int most,
      @ForAll @IntRange(min = 1, max = 3_000) int people,
      @ForAll long seed) {
    var drawing = new Drawing(most, people, seed);
    var drawn = IntStream.range(0, people + 50).filter(drawing::takes).toArray();
    assertThat(drawn).hasSize(Math.min(most, people));
    long half = IntStream.of(drawn).filter(position -> position < people / 2).count();
    double share = (double) Math.min(most, people) * (people / 2) / people;
    assertThat((double) half).isCloseTo(share, within(1.0));
  }

  /** Each of ten has the same chance to be among the three. */
  @Test
  void everybody_has_the_same_chance() {
    int rounds = 20_000;
    int[] taken = new int[10];
    for (int seed = 0; seed < rounds; seed++) {
      var drawing = new Drawing(3, 10, seed);
      for (int position = 0; position < 10; position++) {
        taken[position] += drawing.takes(position) ? 1 : 0;
      }
    }
    // Six standard errors.
    double error = 6 * Math.sqrt(0.3 * 0.7 / rounds);
    for (int times : taken) {
      assertThat((double) times / rounds).isCloseTo(0.3, within(error));
    }
  }
}
