package org.lvdao.household;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.lvdao.household.device.DeviceSettings;

/** Inspections that wait for the delivery they are about, under the lock of the household. */
@Singleton
class OpenInspections {
  private final InspectionRepository inspections;
  private final DeliveryRepository deliveries;
  private final DeliverySettings settings;
  private final DeviceSettings devices;

  OpenInspections(
      InspectionRepository inspections,
      DeliveryRepository deliveries,
      DeliverySettings settings,
      DeviceSettings devices) {
    this.inspections = inspections;
    this.deliveries = deliveries;
    this.settings = settings;
    this.devices = devices;
  }

  /** Those that a group of deliveries at a device may be about, the latest first. */
  List<InspectionRow> of(Collection<HouseholdRow> homes, Instant from, Instant to) {
    if (homes.isEmpty()) {
      return List.of();
    }
    var ids = homes.stream().map(HouseholdRow::id).toList();
    var reach = settings.inspectionGood().plus(devices.clockSkew());
    return new ArrayList<>(inspections.open(ids, from.minus(reach), to.plus(reach)));
  }

  /** The one that says what a delivery is like: of the same household, shortly before it. */
  Optional<InspectionRow> before(Trace delivery, List<InspectionRow> open) {
    return open.stream()
        .filter(one -> one.householdId() == delivery.householdId())
        .filter(one -> one.community().equals(delivery.community()))
        .filter(one -> isAbout(one.at(), delivery.moment()))
        .findFirst();
  }

  /** The household's next delivery at a device of its community, when it has arrived already. */
  Optional<DeliveryRow> after(HouseholdRow home, Instant inspected) {
    Duration skew = devices.clockSkew();
    var until = inspected.plus(settings.inspectionGood());
    return deliveries
        .ungraded(home.id(), home.community(), inspected.minus(skew), until.plus(skew))
        .stream()
        .filter(row -> isAbout(inspected, row.moment()))
        .findFirst();
  }

  private boolean isAbout(Instant inspected, Instant delivered) {
    return !inspected.isAfter(delivered)
        && !delivered.isAfter(inspected.plus(settings.inspectionGood()));
  }

  /** The inspection is that delivery's from now on, with its photo where the device took none. */
  void use(InspectionRow inspection, long deliveryId, boolean hasPhoto) {
    inspections.use(inspection.id(), deliveryId);
    if (!hasPhoto && inspection.photoId() != null) {
      deliveries.show(deliveryId, inspection.photoId());
    }
  }
}
