package org.lvdao.pickup;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.photo.PhotoService;
import org.lvdao.pickup.catalogue.Catalogue;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.pickup.catalogue.PriceList;
import org.lvdao.pickup.recyclables.RecyclablesLedger;
import org.lvdao.pickup.workflow.BookingAction;
import org.lvdao.pickup.workflow.BookingStatus;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;

/**
 * Weighs what is collected, by the prices the booking froze (称重). What was weighed is in the ledger
 * of recyclables at once, for it lies at the station whatever comes of the money.
 */
@Singleton
class Weighing {
  private final BookingRepository bookings;
  private final BookingSteps steps;
  private final CollectorSteps collectors;
  private final WeighEntryRepository entries;
  private final BookingPhotoRepository photoRows;
  private final PhotoService photos;
  private final Catalogue catalogue;
  private final RecyclablesLedger recyclables;
  private final Settlements settlements;
  private final BookingNotices notices;
  private final PickupSettings settings;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  Weighing(
      BookingRepository bookings,
      BookingSteps steps,
      CollectorSteps collectors,
      WeighEntryRepository entries,
      BookingPhotoRepository photoRows,
      PhotoService photos,
      Catalogue catalogue,
      RecyclablesLedger recyclables,
      Settlements settlements,
      BookingNotices notices,
      PickupSettings settings,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.bookings = bookings;
    this.steps = steps;
    this.collectors = collectors;
    this.entries = entries;
    this.photoRows = photoRows;
    this.photos = photos;
    this.catalogue = catalogue;
    this.recyclables = recyclables;
    this.settlements = settlements;
    this.notices = notices;
    this.settings = settings;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Takes a weigh-in; the same one told again changes nothing, and another one is refused.
   *
   * @throws DomainError as {@link CollectorSteps#require}, or naming what is wrong
   */
  Booking weigh(Actor actor, long id, WeighIn told) {
    return transactions.write(
        () -> {
          var known = bookings.lock(id).orElseThrow(DomainError::notFound);
          if (known.isAssignedTo(actor.accountId()) && isSame(known, told)) {
            return known;
          }
          var booking = collectors.require(actor, id, BookingAction.WEIGH, told.at());
          var step = BookingSteps.require(booking, actor, BookingAction.WEIGH);
          var reader = new WeighedItems(catalogue.list(booking.priceListId), settings);
          var weighed = new ArrayList<WeighEntryRow>();
          for (int i = 0; i < told.items().size(); i++) {
            var item = told.items().get(i);
            var read = reader.read("/items/" + i, item.itemCode(), item.grams(), item.pieces());
            if (read != null) {
              weighed.add(entry(booking, i + 1, read, item.scale(), actor));
            }
          }
          reader.check();
          weighed.forEach(entries::insert);
          attach(actor, booking, told.items());
          recyclables.collected(collection(booking, grams(booking, weighed), told.at()));
          booking.weighedAt = told.at();
          collectors.wasThere(booking, told.at());
          booking.dueAt = clock.instant().plus(settings.confirmAfter());
          long fen = settlements.payFen(booking);
          var written =
              steps.write(
                  booking,
                  step.at(told.at())
                      .note(told.note())
                      .details(
                          Map.of("payFen", fen, "partly", Boolean.TRUE.equals(told.partly()))));
          notices.weighed(written, fen);
          return written;
        });
  }

  private boolean isSame(Booking booking, WeighIn told) {
    if (!told.at().equals(booking.weighedAt)) {
      return false;
    }
    var known =
        entries.findOf(booking.id).stream()
            .filter(row -> row.kind() == WeighEntryRow.Kind.WEIGHED)
            .collect(
                Collectors.toMap(WeighEntryRow::item, row -> row.amount() + " " + row.grams()));
    var reader = new WeighedItems(catalogue.list(booking.priceListId), settings);
    var again = new HashMap<String, String>();
    for (var item : told.items()) {
      var read = reader.read("", item.itemCode(), item.grams(), item.pieces());
      if (read != null) {
        again.put(item.itemCode(), read.amount() + " " + read.grams());
      }
    }
    return known.equals(again);
  }

  private WeighEntryRow entry(
      Booking booking,
      int number,
      WeighedItems.Weighed weighed,
      WeighIn.@Nullable ScaleReading scale,
      Actor actor) {
    return new WeighEntryRow(
        ids.next(),
        booking.id,
        number,
        WeighEntryRow.Kind.WEIGHED,
        weighed.price().code(),
        weighed.amount(),
        weighed.grams(),
        weighed.nominal(),
        weighed.fen(),
        scale == null ? null : scale.deviceId(),
        scale == null ? null : scale.reading(),
        clock.instant(),
        actor.accountId());
  }

  private void attach(Actor actor, Booking booking, List<WeighIn.Item> items) {
    var seen = new HashSet<Long>();
    for (int i = 0; i < items.size(); i++) {
      var pointer = "/items/" + i + "/photoIds";
      var photoIds = items.get(i).photos();
      for (int j = 0; j < photoIds.size(); j++) {
        if (!seen.add(photoIds.get(j))) {
          throw DomainError.field(pointer + "/" + j, "photo-duplicate");
        }
      }
      photos.attach(actor.accountId(), photoIds, BookingItems.PHOTO_OWNER, booking.id, pointer);
      for (long photo : photoIds) {
        photoRows.insert(
            photo, booking.id, items.get(i).itemCode(), BookingPhotoRow.Purpose.WEIGHING.name());
      }
    }
  }

  private Map<MaterialCategory, Long> grams(Booking booking, List<WeighEntryRow> rows) {
    var prices = catalogue.list(booking.priceListId);
    var grams = new EnumMap<MaterialCategory, Long>(MaterialCategory.class);
    rows.forEach(
        row ->
            grams.merge(prices.find(row.item()).orElseThrow().category(), row.grams(), Long::sum));
    return grams;
  }

  private static RecyclablesLedger.Collection collection(
      Booking booking, Map<MaterialCategory, Long> grams, Instant at) {
    return new RecyclablesLedger.Collection(
        booking.id,
        booking.district,
        booking.subdistrict,
        booking.stationId,
        grams,
        Objects.requireNonNull(booking.collectorId),
        at);
  }

  /**
   * Decides a dispute, and then it is paid; or corrects what nobody has disputed, and then the
   * resident can. What was wrong is taken back by an opposite entry, and the right amount stands
   * instead.
   *
   * @param version the actor has read
   * @throws DomainError {@code stale-version}, {@code booking-action-not-allowed}, or naming what
   *     is wrong
   */
  Booking adjust(Actor actor, Booking read, long version, WeighingAdjustment decided) {
    return transactions.write(
        () -> {
          var booking = bookings.lock(read.id).orElseThrow(DomainError::notFound);
          if (booking.version != version) {
            throw DomainError.of(CommonProblem.STALE_VERSION);
          }
          boolean decides = booking.status != BookingStatus.WEIGHED;
          var step =
              BookingSteps.require(
                  booking, actor, decides ? BookingAction.ADJUST : BookingAction.CORRECT);
          long before = settlements.payFen(booking);
          var added = corrections(actor, booking, decided);
          added.forEach(entries::insert);
          recyclables.corrected(
              collection(booking, Map.of(), Objects.requireNonNull(booking.weighedAt)),
              grams(booking, added),
              booking.version,
              actor.accountId(),
              decided.reason());
          long after = settlements.payFen(booking);
          audit.record(
              actor,
              "weighing-adjusted",
              "pickup-booking",
              Long.toString(booking.id),
              booking.district,
              Map.of("before", before, "after", after));
          booking.dueAt = decides ? null : clock.instant().plus(settings.confirmAfter());
          var adjusted =
              steps.write(
                  booking,
                  step.note(decided.reason())
                      .details(Map.of("payFenBefore", before, "payFen", after)));
          if (!decides) {
            notices.corrected(adjusted, after, decided.reason());
            return adjusted;
          }
          notices.adjusted(adjusted, after, decided.reason());
          return settlements.settle(adjusted);
        });
  }

  private List<WeighEntryRow> corrections(
      Actor actor, Booking booking, WeighingAdjustment decided) {
    var standing = new LinkedHashMap<String, WeighEntryRow>();
    var all = entries.findOf(booking.id);
    for (var row : all) {
      if (row.kind() == WeighEntryRow.Kind.REVERSED) {
        standing.remove(row.item());
      } else {
        standing.put(row.item(), row);
      }
    }
    PriceList prices = catalogue.list(booking.priceListId);
    var reader = new WeighedItems(prices, settings);
    var added = new ArrayList<WeighEntryRow>();
    int number = all.size();
    for (int i = 0; i < decided.items().size(); i++) {
      var item = decided.items().get(i);
      var right = reader.read("/items/" + i, item.itemCode(), item.grams(), item.pieces());
      if (right == null) {
        continue;
      }
      var wrong = standing.get(item.itemCode());
      if (wrong != null) {
        added.add(
            new WeighEntryRow(
                ids.next(),
                booking.id,
                ++number,
                WeighEntryRow.Kind.REVERSED,
                wrong.item(),
                -wrong.amount(),
                -wrong.grams(),
                wrong.nominal(),
                -wrong.fen(),
                wrong.scaleDevice(),
                wrong.scaleReading(),
                clock.instant(),
                actor.accountId()));
      }
      if (right.amount() > 0) {
        added.add(
            new WeighEntryRow(
                ids.next(),
                booking.id,
                ++number,
                WeighEntryRow.Kind.ADJUSTED,
                item.itemCode(),
                right.amount(),
                right.grams(),
                right.nominal(),
                right.fen(),
                null,
                null,
                clock.instant(),
                actor.accountId()));
      }
    }
    reader.check();
    return added;
  }
}
