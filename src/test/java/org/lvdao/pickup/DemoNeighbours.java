package org.lvdao.pickup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.DemoPeople;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.area.Datum;
import org.lvdao.area.Position;
import org.lvdao.area.Wgs84;
import org.lvdao.kernel.Actor;
import org.lvdao.pickup.station.Station;
import org.lvdao.pickup.station.Stations;

/** Who books in the demo: members of its households, who are paid points, and others. */
final class DemoNeighbours {
  private static final Duration BETWEEN = Duration.ofDays(6);
  private static final int MOST_MEMBERS = 14;
  private static final int ATTEMPTS = 200;

  /** How far from a station people live, degrees. */
  private static final double AROUND = 0.025;

  /** Somebody with something to give away, and where. */
  record Person(
      Actor actor,
      String name,
      String phone,
      String address,
      Position position,
      Station station,
      boolean member) {}

  private final PickupWorld world;
  private final AreaService areas;
  private final Stations stations;
  private final int others;
  private final Map<String, List<Person>> members = new HashMap<>();
  private final Map<String, List<Person>> strangers = new HashMap<>();
  private final Map<Long, Instant> lastBooked = new HashMap<>();

  /**
   * @param others how many of each district belong to no household
   */
  DemoNeighbours(PickupWorld world, int others) {
    this.world = world;
    this.areas = world.bean(AreaService.class);
    this.stations = world.bean(Stations.class);
    this.others = others;
  }

  /** A member of a household, from now on. */
  void moveIn(Actor actor, Area community, String address) {
    var known = members(community.district());
    var subdistrict = community.parent();
    for (var station : stations.inDistrict(community.district())) {
      if (known.size() < MOST_MEMBERS && station.subdistricts().contains(subdistrict)) {
        var position = place(station, subdistrict);
        if (position != null) {
          known.add(person(actor, shortName(community) + address, position, station, true));
        }
        return;
      }
    }
  }

  List<Person> members(String district) {
    return members.computeIfAbsent(district, code -> new ArrayList<>());
  }

  /** Somebody who has not booked lately; null when all have. */
  @Nullable Person somebody(String district) {
    var now = world.agenda.now();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var known = members(district);
      var person = !known.isEmpty() && world.chance(45) ? world.oneOf(known) : stranger(district);
      var last = lastBooked.get(person.actor().accountId());
      if (last == null || last.plus(BETWEEN).isBefore(now)) {
        lastBooked.put(person.actor().accountId(), now);
        return person;
      }
    }
    return null;
  }

  private Person stranger(String district) {
    var known = strangers.computeIfAbsent(district, code -> new ArrayList<>());
    int wanted = world.random.nextInt(others);
    if (wanted < known.size()) {
      return known.get(wanted);
    }
    var person = newcomer(district, known.size());
    known.add(person);
    return person;
  }

  private Person newcomer(String district, int number) {
    var near = stations.inDistrict(district);
    // The station in town serves as many as all the others.
    var station = number % 2 == 0 ? near.getFirst() : near.get(number / 2 % near.size());
    var position = place(station, null);
    if (position == null) {
      throw new IllegalStateException("Nobody lives around " + station.code());
    }
    var area = areas.locate(Wgs84.of(position)).area();
    var homes = areas.communitiesIn(area);
    var address =
        "%s%d号楼%d单元%d%02d室"
            .formatted(
                homes.isEmpty() ? area.name() : shortName(world.oneOf(homes)),
                11 + world.random.nextInt(20),
                1 + world.random.nextInt(4),
                1 + world.random.nextInt(6),
                1 + world.random.nextInt(2));
    var actor = DemoPeople.resident(world.beans, "demo-pickup-" + district + "-" + number);
    return person(actor, address, position, station, false);
  }

  private Person person(
      Actor actor, String address, Position position, Station station, boolean member) {
    var name = world.oneOf(DemoWords.SURNAMES) + (world.random.nextBoolean() ? "女士" : "先生");
    var phone = "1%d%08d".formatted(world.oneOf(List.of(38, 39, 58, 77, 86)), phoneEnd());
    return new Person(actor, name, phone, address, position, station, member);
  }

  private int phoneEnd() {
    return world.random.nextInt(100_000_000);
  }

  /**
   * Where the station serves.
   *
   * @param subdistrict code of the one to live in; null for any
   */
  private @Nullable Position place(Station station, @Nullable String subdistrict) {
    double around = subdistrict == null ? AROUND : 2 * AROUND;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var place =
          new Wgs84(
              station.place().lat() + around * world.random.nextGaussian() / 2,
              station.place().lon() + around * world.random.nextGaussian() / 2);
      var lies = areas.at(place).map(AreaService.Located::subdistrict).orElse(null);
      if (lies != null
          && (subdistrict == null || lies.code().equals(subdistrict))
          && stations.covering(place).filter(one -> one.id() == station.id()).isPresent()) {
        var shown = place.rounded();
        return new Position(shown.lat(), shown.lon(), Datum.WGS84, 5.0 + world.random.nextInt(30));
      }
    }
    return null;
  }

  /** As people write it in an address. */
  private static String shortName(Area community) {
    return community.name().replaceAll("(村?居民委?员?会|村民委员会|村?委会|居委会?)$", "");
  }
}
