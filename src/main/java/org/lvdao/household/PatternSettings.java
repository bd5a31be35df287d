package org.lvdao.household;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * What looks like cheating (异常投放), so that a person looks at it before it is paid. The defaults are
 * such that an ordinary household, with two deliveries a day to a bin that rounds to 50 g, is held
 * less than once in a year by the rules about its own pattern ({@code PatternsTest} measures it).
 *
 * @param normDays how far back the weights of comparable households are counted; a season, because
 *     melons are heavy
 * @param normDeliveries how many of them there must be: with fewer than ten above it, a 99th
 *     percentile says little
 * @param heavyGrams what is lighter than that is never heavy: so a percentile of households with
 *     small bins holds nobody for a watermelon
 * @param sameWeightTimes how many in a row have the same weight to the gram. One in five of a
 *     household with narrow habits has the commonest weight of a bin that rounds to 50 g, eight in
 *     a row come once in some 80,000
 * @param sameWeightDays within which those are
 * @param intervalMost how many deliveries a household makes within {@code interval} at most: a few
 *     bags carried down together are a delivery each
 * @param twoPlacesWithin sooner nobody walks with a card from one collection point (投放点) to the
 *     next; zero looks at no places
 * @param nightFrom hour of the evening the night begins at, in Asia/Shanghai
 * @param nightTo hour of the morning it ends at
 * @param nightMost how many deliveries a household makes in one night at most: who works in shifts
 *     brings one or two
 * @param togetherDeliveries how many in a row one inspector takes at least before it is noticed: of
 *     two who take turns, one household in 2,000 has met only one of them by chance
 * @param togetherPercent how many of the community's households at most may be so: where more are,
 *     it is the timetable
 * @param togetherAgain how long nothing more is said about a household that staff have looked at
 */
@ConfigurationProperties("lvdao.delivery.patterns")
record PatternSettings(
    @Bindable(defaultValue = "90") int normDays,
    @Bindable(defaultValue = "1000") int normDeliveries,
    @Bindable(defaultValue = "5000") long heavyGrams,
    @Bindable(defaultValue = "8") int sameWeightTimes,
    @Bindable(defaultValue = "14") int sameWeightDays,
    @Bindable(defaultValue = "5") int intervalMost,
    @Bindable(defaultValue = "10m") Duration interval,
    @Bindable(defaultValue = "1m") Duration twoPlacesWithin,
    @Bindable(defaultValue = "23") int nightFrom,
    @Bindable(defaultValue = "5") int nightTo,
    @Bindable(defaultValue = "4") int nightMost,
    @Bindable(defaultValue = "12") int togetherDeliveries,
    @Bindable(defaultValue = "5") int togetherPercent,
    @Bindable(defaultValue = "30d") Duration togetherAgain) {

  /** How far around a delivery others of its household matter. */
  Duration reach() {
    return Duration.ofDays(sameWeightDays);
  }
}
