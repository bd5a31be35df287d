package org.lvdao.pickup.station;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.AreaService;
import org.lvdao.area.ServiceArea;
import org.lvdao.area.Wgs84;
import org.lvdao.area.WorkingHours;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Ids;
import org.lvdao.kernel.Role;
import org.lvdao.photo.PhotoService;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.DatabaseFaults;
import org.lvdao.platform.database.Transactions;

/** What an ADMIN may do to the stations of the districts they administer. */
@Singleton
class StaffStations {
  private static final String PHOTO_OWNER = "station";

  private final StationRepository rows;
  private final StationChanges changes;
  private final SortingCentres centres;
  private final AreaService areas;
  private final PhotoService photos;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  StaffStations(
      StationRepository rows,
      StationChanges changes,
      SortingCentres centres,
      AreaService areas,
      PhotoService photos,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.changes = changes;
    this.centres = centres;
    this.areas = areas;
    this.photos = photos;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * With the retired ones, by code.
   *
   * @throws DomainError {@code forbidden}
   */
  List<Station> list(Actor actor, String district) {
    areas.requireDistrict("?district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    return rows.findAll(district).stream().map(StationRow::station).toList();
  }

  /**
   * Those in use, by code.
   *
   * @throws DomainError {@code forbidden}
   */
  List<SortingCentre> centres(Actor actor, String district) {
    areas.requireDistrict("?district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    return centres.inDistrict(district);
  }

  /**
   * @throws DomainError {@code not-found}
   */
  Station read(Actor actor, long id) {
    return row(actor, id).station();
  }

  private StationRow row(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> actor.may(Role.ADMIN, AreaPath.ofDistrict(row.district())))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * @throws DomainError {@code forbidden}, {@code station-exists}, or naming what is wrong
   */
  Station add(Actor actor, String district, String code, StationData data) {
    areas.requireDistrict("/district", district);
    actor.require(Role.ADMIN, AreaPath.ofDistrict(district));
    long id = ids.next();
    var wanted = wanted(id, district, code, data, "/station");
    try {
      return transactions.write(
          () -> {
            photos.attach(actor.accountId(), wanted.photos(), PHOTO_OWNER, id, "/station/photoIds");
            changes.insert(wanted);
            return changed(actor, "station-added", id);
          });
    } catch (RuntimeException failure) {
      if (DatabaseFaults.isDuplicateKey(failure)) {
        throw DomainError.of(StationProblem.STATION_EXISTS).with("code", code);
      }
      throw failure;
    }
  }

  /**
   * Changes a station; a retired one comes back into use.
   *
   * @param version the actor has read
   * @throws DomainError {@code not-found}, {@code stale-version}, or naming what is wrong
   */
  Station change(Actor actor, long id, long version, StationData data) {
    return transactions.write(
        () -> {
          var row = row(actor, id);
          var wanted = wanted(id, row.district(), row.code(), data, "");
          changes.change(id, version, wanted);
          var before = row.photos();
          var added = new ArrayList<>(wanted.photos());
          added.removeAll(before);
          photos.attach(actor.accountId(), added, PHOTO_OWNER, id, "/photoIds");
          var removed = new ArrayList<>(before);
          removed.removeAll(wanted.photos());
          photos.forget(removed);
          return changed(actor, "station-changed", id);
        });
  }

  /**
   * @throws DomainError as {@link #change}
   */
  void retire(Actor actor, long id, long version) {
    transactions.run(
        () -> {
          var row = row(actor, id);
          changes.retire(row, version, false);
          changed(actor, "station-retired", row.id());
        });
  }

  private StationRow wanted(
      long id, String district, String code, StationData data, String pointer) {
    var errors = new ArrayList<FieldError>();
    var place = Wgs84.of(data.position());
    var located =
        areas.at(place).filter(found -> found.district().code().equals(district)).orElse(null);
    if (located == null) {
      errors.add(new FieldError(pointer + "/position", "outside-district"));
    }
    long centre = Long.parseLong(data.centreId());
    if (centres.inDistrict(district).stream().noneMatch(known -> known.id() == centre)) {
      errors.add(new FieldError(pointer + "/centreId", "centre-unknown"));
    }
    var hours = hours(data.hours(), pointer + "/hours", errors);
    var holidayHours = hours(data.holidayHours(), pointer + "/holidayHours", errors);
    for (int i = 0; i < data.subdistricts().size(); i++) {
      if (!areas.isSubdistrict(district, data.subdistricts().get(i))) {
        errors.add(new FieldError(pointer + "/subdistricts/" + i, "unknown-area"));
      }
    }
    checkServiceArea(data, pointer, errors);
    DomainError.check(errors);
    var subdistrict = located == null ? null : located.subdistrict();
    return new StationRow(
        id,
        district,
        code,
        subdistrict == null ? null : subdistrict.code(),
        centre,
        data.name().strip(),
        data.address().strip(),
        place.lat(),
        place.lon(),
        String.valueOf(hours),
        holidayHours,
        StationRow.joined(data.accepts()),
        StationRow.joined(data.subdistricts().stream().distinct().toList()),
        data.serviceArea(),
        data.capacityKilograms() * 1_000,
        StationRow.joined(data.photoIds().stream().map(Long::valueOf).distinct().toList()),
        false,
        null,
        clock.instant(),
        0);
  }

  private static void checkServiceArea(StationData data, String pointer, List<FieldError> errors) {
    if (data.serviceArea() == null) {
      if (data.subdistricts().isEmpty()) {
        errors.add(new FieldError(pointer + "/subdistricts", "station-serves-nothing"));
      }
      return;
    }
    try {
      ServiceArea.read(data.serviceArea());
    } catch (IllegalArgumentException unsound) {
      errors.add(new FieldError(pointer + "/serviceArea", "service-area"));
    }
  }

  /** The usual form. */
  private static @Nullable String hours(
      @Nullable String text, String pointer, List<FieldError> errors) {
    if (text == null) {
      return null;
    }
    try {
      return WorkingHours.parse(text).toString();
    } catch (IllegalArgumentException wrong) {
      errors.add(new FieldError(pointer, "opening-hours"));
      return null;
    }
  }

  private Station changed(Actor actor, String action, long id) {
    var station = rows.find(id).orElseThrow().station();
    audit.record(
        actor,
        action,
        "station",
        Long.toString(id),
        station.district(),
        Map.of("code", station.code()));
    return station;
  }
}
