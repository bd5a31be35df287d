package org.lvdao.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lvdao.local.Together.atOnce;
import static org.lvdao.points.Households.at;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.platform.database.Transactions;

@LvdaoTest
class LedgerTest {
  private static final Instant SUMMER = at("2030-07-01T10:00");
  private static final Instant LATER = Instant.parse("2037-01-01T00:00:00Z");

  @Inject Households households;
  @Inject Ledger ledger;
  @Inject LedgerJob job;
  @Inject Reservations reservations;
  @Inject Transactions transactions;
  @Inject AdjustableClock clock;

  private final Holder holder = Households.any();

  @AfterEach
  void every_invariant_holds() {
    assertThat(households.check(holder.district()).invariants())
        .allSatisfy(found -> assertThat(found.verdict()).isEqualTo(LedgerCheck.Verdict.HOLDS));
  }

  @Test
  void an_event_is_booked_once_whatever_is_retried() throws Exception {
    var earning = households.earning(holder, 12);
    var bookings = atOnce(8, () -> ledger.earn(earning));

    assertThat(bookings).extracting(Booking::id).containsOnly(bookings.getFirst().id());
    assertThat(bookings).filteredOn(booking -> !booking.repeated()).hasSize(1);
    assertThat(bookings).allSatisfy(b -> assertThat(b.granted()).isEqualTo(12));
    assertThat(households.balance(holder).available()).isEqualTo(12);
    assertThat(households.balance(holder).entryNo()).isEqualTo(1);
  }

  @Test
  void an_event_gives_points_to_one_household_alone() {
    var earning = households.earning(holder, 12);
    ledger.earn(earning);
    var others =
        new Earning(
            Households.in(holder.district()),
            earning.source(),
            null,
            null,
            "厨余垃圾投放",
            12,
            clock.instant(),
            null);
    assertThatThrownBy(() -> ledger.earn(others)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void points_are_booked_in_the_transaction_of_what_they_are_for() {
    var earning = households.earning(holder, 5);
    households.earn(holder, 1);
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      ledger.earn(earning);
                      throw new IllegalStateException("the delivery cannot be kept");
                    }))
        .hasMessage("the delivery cannot be kept");
    assertThat(households.balance(holder).available()).isEqualTo(1);
    assertThat(ledger.earn(earning).repeated()).isFalse();
  }

  @Test
  void pending_points_end_once_whoever_is_first() throws Exception {
    var pending = ledger.earn(households.waiting(holder, 10, LATER, true)).id();
    assertThat(households.balance(holder).pending()).isEqualTo(10);
    assertThat(households.balance(holder).available()).isZero();

    var ends =
        atOnce(
            List.<Callable<Booking>>of(
                () -> ledger.post(pending, 10, "合格"),
                () -> ledger.voidPending(pending, "不合格"),
                () -> ledger.post(pending, 8, "部分合格"),
                () -> ledger.voidPending(pending, "不合格")));

    assertThat(ends).extracting(Booking::id).containsOnly(ends.getFirst().id());
    assertThat(ends).filteredOn(end -> !end.repeated()).hasSize(1);
    assertThat(households.balance(holder).pending()).isZero();
    assertThat(households.balance(holder).available()).isEqualTo(ends.getFirst().granted());
    assertThat(ledger.timeOut(pending, LATER)).isFalse();
  }

  @Test
  void a_grade_may_grant_a_part_and_the_rest_was_never_issued() {
    var pending = ledger.earn(households.waiting(holder, 10, LATER, true)).id();
    assertThat(ledger.post(pending, 6, "B级").granted()).isEqualTo(6);
    assertThat(households.balance(holder).available()).isEqualTo(6);
    assertThat(ledger.earned(holder, null, Instant.EPOCH, LATER)).isEqualTo(6);
    assertThatThrownBy(
            () -> ledger.post(ledger.earn(households.waiting(holder, 5, LATER, true)).id(), 6, "A"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void when_their_time_comes_pending_points_are_granted_or_not_as_was_said() {
    var until = clock.instant().plus(Duration.ofHours(1));
    var granted = ledger.earn(households.waiting(holder, 3, until, true)).id();
    var refused = ledger.earn(households.waiting(holder, 4, until, false)).id();
    assertThat(ledger.timeOut(granted, until.minusMillis(1))).isFalse();

    clock.advance(Duration.ofHours(2));
    job.check();

    assertThat(ledger.timeOut(granted, until)).isFalse();
    assertThat(households.balance(holder).available()).isEqualTo(3);
    assertThat(households.balance(holder).pending()).isZero();
    assertThat(ledger.voidPending(refused, "不合格").kind()).isEqualTo(TransactionKind.TIMED_OUT);
  }

  @Test
  void what_was_given_is_taken_back_once_and_at_most_all_of_it() throws Exception {
    var earning = households.earn(holder, 10).id();
    households.earn(holder, 5);
    assertThatThrownBy(() -> ledger.reverse(earning, 11, "误称"))
        .isInstanceOf(IllegalArgumentException.class);

    var reversals = atOnce(4, () -> ledger.reverse(earning, 7, "误称"));

    assertThat(reversals).filteredOn(r -> !r.repeated()).hasSize(1);
    assertThat(households.balance(holder).available()).isEqualTo(8);
    assertThat(ledger.earned(holder, "per-delivery", Instant.EPOCH, LATER)).isEqualTo(8);
  }

  @Test
  void what_is_spent_and_taken_back_is_owed_and_later_points_pay_it_first() {
    var earning = households.earn(holder, 10).id();
    reservations.confirm(households.reserve(holder, 8).id(), "兑换完成");

    assertThat(ledger.reverse(earning, 10, "作弊").to(LedgerAccount.RECEIVABLE)).isEqualTo(-8);
    assertThat(households.balance(holder).available()).isZero();
    assertThat(households.balance(holder).receivable()).isEqualTo(8);
    assertThat(households.earn(holder, 5).to(LedgerAccount.AVAILABLE)).isZero();
    assertThat(households.balance(holder).receivable()).isEqualTo(3);
    var pending = ledger.earn(households.waiting(holder, 6, LATER, true)).id();
    assertThat(households.balance(holder).receivable()).isEqualTo(3);
    assertThat(ledger.post(pending, 6, "合格").to(LedgerAccount.AVAILABLE)).isEqualTo(3);
    assertThat(households.balance(holder).receivable()).isZero();
    assertThat(households.balance(holder).available()).isEqualTo(3);
  }

  @Test
  void what_comes_back_pays_a_debt_too() {
    var earning = households.earn(holder, 10).id();
    var reservation = households.reserve(holder, 10).id();
    ledger.reverse(earning, 4, "误称");
    assertThat(households.balance(holder).receivable()).isEqualTo(4);

    reservations.cancel(reservation, "取消");

    assertThat(households.balance(holder).receivable()).isZero();
    assertThat(households.balance(holder).available()).isEqualTo(6);
  }

  @Test
  void taking_back_pending_points_voids_them() {
    var waiting = ledger.earn(households.waiting(holder, 9, LATER, true)).id();
    assertThat(ledger.reverse(waiting, 9, "误称").kind()).isEqualTo(TransactionKind.VOIDED);
    var posted = ledger.earn(households.waiting(holder, 9, LATER, true)).id();
    ledger.post(posted, 9, "合格");
    assertThat(ledger.reverse(posted, 2, "误称").kind()).isEqualTo(TransactionKind.REVERSED);
    assertThat(households.balance(holder).available()).isEqualTo(7);
  }

  @Test
  void lots_that_expire_soonest_are_spent_first_and_get_back_what_was_not() {
    households.earnAt(at("2029-12-31T23:59:59.999"), holder, 10);
    households.earnAt(at("2030-01-01T00:00"), holder, 10);
    clock.at(
        SUMMER,
        () -> {
          assertThat(households.lots(holder)).isEqualTo("10@2030-12-31 10@2031-12-31");
          var reservation = households.reserve(holder, 13).id();
          assertThat(households.lots(holder)).isEqualTo("7@2031-12-31");
          assertThat(households.balance(holder).reserved()).isEqualTo(13);
          reservations.cancel(reservation, "取消");
          assertThat(households.lots(holder)).isEqualTo("10@2030-12-31 10@2031-12-31");
          assertThat(reservations.confirm(reservation, "太晚").kind())
              .isEqualTo(TransactionKind.CANCELLED);
          return 0;
        });
  }

  @Test
  void a_refund_goes_back_to_its_lots_and_is_made_once() {
    households.earnAt(at("2029-06-01T08:00"), holder, 10);
    households.earnAt(at("2030-06-01T08:00"), holder, 10);
    clock.at(
        SUMMER,
        () -> {
          var reservation = households.reserve(holder, 15).id();
          assertThatThrownBy(() -> reservations.refund(reservation, 5, "退货"))
              .isInstanceOf(IllegalArgumentException.class);
          reservations.confirm(reservation, "已领取");
          assertThatThrownBy(() -> reservations.refund(reservation, 16, "退货"))
              .isInstanceOf(IllegalArgumentException.class);
          reservations.refund(reservation, 7, "退货");
          assertThat(households.lots(holder)).isEqualTo("2@2030-12-31 10@2031-12-31");
          assertThat(reservations.refund(reservation, 8, "再退").repeated()).isTrue();
          return 0;
        });
  }

  @Test
  void what_has_expired_before_it_comes_back_stays_for_thirty_days() {
    households.earnAt(at("2030-06-01T08:00"), holder, 10);
    var reservation =
        clock.at(at("2031-12-31T23:59:59.999"), () -> households.reserve(holder, 10).id());
    // 2032 is a leap year: thirty days after 30 January is 29 February.
    clock.at(at("2032-01-30T12:00"), () -> reservations.cancel(reservation, "缺货"));
    assertThat(households.lots(holder)).isEqualTo("10@2032-02-29");
    assertThat(spendAt("2032-02-29T23:59:59.999", 4)).isTrue();
    assertThat(spendAt("2032-03-01T00:00", 1)).isFalse();
  }

  @Test
  void points_expire_with_the_next_year_at_midnight_in_shanghai() {
    households.earnAt(at("2030-01-01T00:00"), holder, 5);
    households.earnAt(at("2030-12-31T23:59:59.999"), holder, 5);
    households.earnAt(at("2031-01-01T00:00"), holder, 7);
    assertThat(households.lots(holder)).isEqualTo("10@2031-12-31 7@2032-12-31");
    assertThat(spendAt("2031-12-31T23:59:59.999", 1)).isTrue();
    assertThat(spendAt("2032-01-01T00:00", 8)).isFalse();
    assertThat(spendAt("2032-01-01T00:00", 7)).isTrue();
  }

  @Test
  void what_expires_does_so_once_and_at_its_own_moment_whenever_that_is_noticed() throws Exception {
    households.earnAt(at("2030-03-01T08:00"), holder, 10);
    try (var node = TestNode.join()) {
      var other = node.bean(LedgerJob.class);
      var late = at("2032-01-02T03:04");
      atOnce(
          List.<Callable<Integer>>of(
              () -> clock.at(late, job::check),
              () -> node.bean(AdjustableClock.class).at(late, other::check)));
    }
    assertThat(households.balance(holder).available()).isZero();
    assertThat(households.balance(holder).entryNo()).isEqualTo(2);
    assertThat(households.balance(holder).lastAt()).isEqualTo(at("2032-01-01T00:00"));
  }

  @Test
  void points_that_have_expired_are_not_taken_back_again() {
    var earning = households.earnAt(at("2030-03-01T08:00"), holder, 10).id();
    assertThat(spendAt("2030-03-02T08:00", 4)).isTrue();
    clock.at(at("2032-01-01T00:00"), () -> ledger.reverse(earning, 10, "作弊"));
    assertThat(households.balance(holder).receivable()).isEqualTo(4);
  }

  @Test
  void what_has_expired_excuses_only_one_reversal() {
    var first = households.earnAt(at("2030-03-01T08:00"), holder, 10).id();
    var second = households.earnAt(at("2030-03-01T09:00"), holder, 10).id();
    assertThat(spendAt("2030-03-02T08:00", 12)).isTrue();

    var late = at("2032-01-01T00:00");
    var reversal = clock.at(late, () -> ledger.reverse(first, 10, "作弊"));
    assertThat(reversal.to(LedgerAccount.ISSUANCE)).isEqualTo(10);
    assertThat(reversal.to(LedgerAccount.EXPIRY)).isEqualTo(-8);
    assertThat(households.balance(holder).receivable()).isEqualTo(2);

    clock.at(late, () -> ledger.reverse(second, 10, "作弊"));
    assertThat(households.balance(holder).receivable()).isEqualTo(12);
  }

  @Test
  void nobody_spends_more_than_they_have_however_many_try() throws Exception {
    households.earn(holder, 10);
    var tries =
        atOnce(
            8,
            () -> {
              try {
                households.reserve(holder, 3);
                return true;
              } catch (DomainError refused) {
                assertThat(refused.type()).isEqualTo(PointsProblem.NOT_ENOUGH_POINTS);
                return false;
              }
            });
    assertThat(tries).filteredOn(done -> done).hasSize(3);
    assertThat(households.balance(holder).available()).isEqualTo(1);
  }

  @Test
  void a_cap_of_the_day_is_exact_at_midnight_in_shanghai_also_in_parallel() throws Exception {
    var moments = new ArrayList<Instant>();
    LongStream.range(0, 6).forEach(i -> moments.add(at("2032-02-29T23:59:59.999").minusMillis(i)));
    LongStream.range(0, 6).forEach(i -> moments.add(at("2032-03-01T00:00").plusMillis(i)));
    atOnce(moments.stream().<Callable<Boolean>>map(m -> () -> earnCapped(m, 4, 10)).toList());

    var leapDay = at("2032-02-29T00:00");
    var march = at("2032-03-01T00:00");
    assertThat(ledger.earned(holder, null, leapDay, march)).isEqualTo(10);
    assertThat(ledger.earned(holder, null, march, at("2032-03-02T00:00"))).isEqualTo(10);
  }

  @Test
  void staff_give_and_take_but_not_what_is_not_there() {
    ledger.adjust(holder, Households.source(), "系统补发", 9);
    ledger.adjust(holder, Households.source(), "更正", -4);
    assertThat(households.balance(holder).available()).isEqualTo(5);
    assertThatThrownBy(() -> ledger.adjust(holder, Households.source(), "更正", -6))
        .isInstanceOf(DomainError.class);
  }

  @Test
  void districts_keep_their_points_apart() {
    var elsewhere = new Holder(holder.id(), holder.district() + "-b");
    households.earn(holder, 5);
    households.earn(elsewhere, 7);
    assertThatThrownBy(() -> households.reserve(holder, 6)).isInstanceOf(DomainError.class);
    assertThat(households.balance(elsewhere).available()).isEqualTo(7);
  }

  /**
   * What a rule does: looks what the day has had, under the lock, and gives what the cap leaves.
   */
  private boolean earnCapped(Instant moment, long points, long cap) {
    var day = BusinessTime.dayOf(moment);
    return transactions.write(
        () -> {
          ledger.lock(holder);
          long had =
              ledger.earned(
                  holder,
                  "per-delivery",
                  BusinessTime.startOf(day),
                  BusinessTime.startOf(day.plusDays(1)));
          long given = Math.min(points, cap - had);
          if (given <= 0) {
            return false;
          }
          ledger.earn(
              new Earning(
                  holder, Households.source(), null, "per-delivery", "投放", given, moment, null));
          return true;
        });
  }

  private boolean spendAt(String local, long points) {
    return clock.at(
        at(local),
        () -> {
          try {
            reservations.confirm(households.reserve(holder, points).id(), "已领取");
            return true;
          } catch (DomainError refused) {
            return false;
          }
        });
  }
}
