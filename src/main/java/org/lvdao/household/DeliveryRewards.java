package org.lvdao.household;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lvdao.household.DeliveryReward.Reward;
import org.lvdao.household.participation.DeliveredWeeks;

/**
 * Asks what a delivery is worth, keeps the answer with it and counts its week anew, in the caller's
 * transaction.
 */
@Singleton
class DeliveryRewards {
  private final List<DeliveryReward> givers;
  private final DeliveryRepository deliveries;
  private final DeliveredWeeks weeks;
  private final Grades grades;

  DeliveryRewards(
      List<DeliveryReward> givers,
      DeliveryRepository deliveries,
      DeliveredWeeks weeks,
      Grades grades) {
    this.givers = givers;
    this.deliveries = deliveries;
    this.weeks = weeks;
    this.grades = grades;
  }

  Reward reward(DeliveryRow row) {
    return keep(row, DeliveryReward::reward);
  }

  Reward graded(DeliveryRow row) {
    return keep(row, DeliveryReward::graded);
  }

  void reversed(DeliveryRow row) {
    var delivery = delivery(row);
    givers.forEach(giver -> giver.reversed(delivery));
    weeks.count(delivery.householdId(), delivery.at());
  }

  private Reward keep(DeliveryRow row, BiFunction<DeliveryReward, Delivery, Reward> ask) {
    var delivery = delivery(row);
    var given = givers.stream().map(giver -> ask.apply(giver, delivery)).toList();
    var reward =
        new Reward(
            given.stream().mapToLong(Reward::points).sum(),
            first(given.stream().map(Reward::rule)),
            first(given.stream().map(Reward::reason)));
    var passed = delivery.grade() == null ? null : !delivery.failed();
    boolean same =
        passed == null
            && reward.points() == row.points()
            && Objects.equals(reward.rule(), row.rule())
            && Objects.equals(reward.reason(), row.reason());
    if (!same) {
      deliveries.reward(row.id(), reward.points(), reward.rule(), reward.reason(), passed);
    }
    weeks.count(delivery.householdId(), delivery.at());
    return reward;
  }

  private Delivery delivery(DeliveryRow row) {
    var grade = row.grade();
    return row.toDelivery(grade != null && grades.isFailed(row.district(), row.at(), grade));
  }

  private static @Nullable String first(Stream<@Nullable String> texts) {
    return texts.filter(Objects::nonNull).findFirst().orElse(null);
  }
}
