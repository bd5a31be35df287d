package org.lvdao.household.participation;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Percent;

/**
 * Where a group of households stands among its like by its participation rate (参与率) of a week. By
 * the share that delivers and not by weight: less waste is better, not more.
 *
 * @param name of the group
 * @param place from 1 on; equals share a place, and the next follows after all of them
 * @param of how many groups are ranked
 * @param rate percent of its households that delivered in the week
 */
@Serdeable
public record Ranking(String name, int place, int of, @Nullable BigDecimal rate) {

  /**
   * @param least smaller groups are not ranked: their rate would tell who of them did not deliver
   * @return empty when the group is too small itself
   */
  static Optional<Ranking> of(String code, String name, List<RankedGroup> groups, int least) {
    var ranked = groups.stream().filter(group -> group.registered() >= least).toList();
    return ranked.stream()
        .filter(group -> group.code().equals(code))
        .findFirst()
        .map(
            own ->
                new Ranking(
                    name,
                    1 + (int) ranked.stream().filter(group -> group.isBefore(own)).count(),
                    ranked.size(),
                    Percent.of(own.participating(), own.registered())));
  }
}
