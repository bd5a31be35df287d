package org.lvdao.pickup;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lvdao.account.StaffAccounts;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.Api;
import org.lvdao.pickup.station.Stations;

/** The collectors of the demo: two at the first station of a district, one at each other. */
final class DemoCollectors {
  private static final List<String> NUMBERS = List.of("一", "二", "三", "四");
  private static final int CAPACITY = 6;

  private final PickupWorld world;
  private final Map<String, List<CollectorRow>> known = new HashMap<>();
  private final Map<Long, Actor> actors = new HashMap<>();
  private final Map<Long, Instant> busyUntil = new HashMap<>();

  DemoCollectors(PickupWorld world) {
    this.world = world;
  }

  /** Gives them their stations and lets them come on duty. */
  void begin(String district, String districtName) {
    var stations = world.bean(Stations.class).inDistrict(district);
    known.put(
        district,
        NUMBERS.stream()
            .map(
                number -> {
                  int i = NUMBERS.indexOf(number);
                  var station = stations.get(Math.max(0, i - 1) % stations.size());
                  return begin(
                      "collector%d.%s".formatted(i + 1, district),
                      districtName + "回收员" + number,
                      district,
                      station.id());
                })
            .toList());
  }

  private CollectorRow begin(String username, String name, String district, long stationId) {
    var grant = new Grant(Role.COLLECTOR, AreaPath.ofDistrict(district), null);
    world
        .bean(StaffAccounts.class)
        .create(Actor.SYSTEM, username, Api.STAFF_PASSWORD, name, List.of(grant));
    var actor = world.staff(username);
    actors.put(actor.accountId(), actor);
    var register = world.bean(CollectorRegister.class);
    register.change(
        world.staff("admin"),
        district,
        actor.accountId(),
        register.mine(actor).version(),
        stationId,
        CAPACITY);
    return register.setDuty(actor, true);
  }

  Actor actor(long accountId) {
    return Objects.requireNonNull(actors.get(accountId));
  }

  /** Somebody who may take the offer. */
  Actor forOffer(Booking booking) {
    var all = known.getOrDefault(booking.district, List.of());
    var near = all.stream().filter(one -> one.isNear(booking.stationId)).toList();
    boolean wide = booking.offerRound != Dispatch.NEAR || near.isEmpty();
    return actor(world.oneOf(wide ? all : near).accountId());
  }

  /** Until when they are at somebody else's. */
  Instant busyUntil(long accountId) {
    return busyUntil.getOrDefault(accountId, Instant.MIN);
  }

  void busy(long accountId, Instant until) {
    busyUntil.put(accountId, until);
  }
}
