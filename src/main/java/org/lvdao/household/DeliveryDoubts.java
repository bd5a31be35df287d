package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.lvdao.household.device.DeviceSettings;

/** What is not in order with a delivery by itself; {@link PatternWatch} sees it beside others. */
@Singleton
class DeliveryDoubts {
  private final DeliverySettings settings;
  private final DeviceSettings devices;
  private final Grades grades;

  DeliveryDoubts(DeliverySettings settings, DeviceSettings devices, Grades grades) {
    this.settings = settings;
    this.devices = devices;
    this.grades = grades;
  }

  /** All of them; none when all is in order. */
  Set<Doubt> of(Teller teller, DeliveryEvent event, Holder holder, Instant now) {
    var doubts = EnumSet.noneOf(Doubt.class);
    var at = Objects.requireNonNull(event.at());
    if (teller.disabled()) {
      doubts.add(Doubt.DEVICE_DISABLED);
    }
    addAboutCard(doubts, teller, holder, at.minusMillis(teller.clockSkew()));
    if (!isPossible(Objects.requireNonNull(event.grams()))) {
      doubts.add(Doubt.IMPOSSIBLE_WEIGHT);
    }
    if (at.isAfter(now.plus(devices.clockSkew()))) {
      doubts.add(Doubt.IN_THE_FUTURE);
    }
    if (at.isBefore(now.minus(settings.oldest()))) {
      doubts.add(Doubt.TOO_OLD);
    }
    var home = holder.household();
    var district = home == null ? teller.district() : home.district();
    if (event.grade() != null && !grades.known(district, at).contains(event.grade())) {
      doubts.add(Doubt.UNKNOWN_GRADE);
    }
    return doubts;
  }

  private static void addAboutCard(
      Set<Doubt> doubts, Teller teller, Holder holder, Instant moment) {
    var card = holder.card();
    var home = holder.household();
    if (card == null || home == null) {
      doubts.add(Doubt.UNKNOWN_CARD);
    } else if (!holder.isGoodAt(moment)) {
      doubts.add(card.state() == CardRow.State.LOST ? Doubt.LOST_CARD : Doubt.ENDED_CARD);
    } else if (!teller.serves().test(home.community())) {
      doubts.add(Doubt.OTHER_COMMUNITY);
    }
  }

  private boolean isPossible(long grams) {
    return grams >= 1 && grams <= settings.mostGrams();
  }
}
