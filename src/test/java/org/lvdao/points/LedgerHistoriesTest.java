package org.lvdao.points;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.LvdaoTest;

/**
 * Whatever happens in whatever order, MySQL says the same as the naive {@link ModelLedger}, and
 * every invariant holds. Repeat one with {@code -Dlvdao.seed=…}.
 */
@LvdaoTest
class LedgerHistoriesTest {
  private static final Instant BEGIN = Households.at("2029-11-20T08:00");
  private static final int STEPS = 40;

  @Inject Households households;
  @Inject Ledger ledger;
  @Inject Reservations reservations;
  @Inject BalanceRepository balances;
  @Inject AdjustableClock clock;

  @Test
  void the_ledger_agrees_with_the_naive_one_after_random_histories() {
    play(Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF), 15);
  }

  @Test
  @Tag("heavy")
  void the_ledger_agrees_with_the_naive_one_after_very_many() {
    play(Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF), 400);
  }

  private void play(long first, int histories) {
    var district = Households.any().district();
    long steps = 0;
    for (long seed = first; seed < first + histories; seed++) {
      var history = new History(seed, Households.in(district));
      for (int i = 0; i < STEPS; i++) {
        history.step();
        steps++;
      }
    }
    System.out.printf("[ledger] seed=%d: %d histories, %d steps%n", first, histories, steps);
    assertThat(households.check(district).invariants())
        .as("seed %d", first)
        .allSatisfy(
            found ->
                assertThat(found.verdict()).as("%s", found).isEqualTo(LedgerCheck.Verdict.HOLDS));
  }

  private final class History {
    private final long seed;
    private final Random random;
    private final Holder holder;
    private final ModelLedger model = new ModelLedger();
    private final Holder partner;
    private final ModelLedger partnerModel = new ModelLedger();
    private final List<Long> pending = new ArrayList<>();
    private final Map<Long, Long> granted = new HashMap<>();
    private final List<Long> open = new ArrayList<>();
    private final Map<Long, Long> confirmed = new HashMap<>();
    private final Map<Long, Long> sizes = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private Instant now = BEGIN;

    History(long seed, Holder holder) {
      this.seed = seed;
      this.random = new Random(seed);
      this.holder = holder;
      this.partner = Households.in(holder.district());
    }

    /** Time goes by, from nothing to months, so that lots of several years meet. */
    void step() {
      now =
          now.plus(
              random.nextInt(3) == 0
                  ? Duration.ofDays(random.nextInt(90))
                  : Duration.ofMinutes(random.nextInt(600)));
      clock.at(
          now,
          () -> {
            model.tick(now);
            partnerModel.tick(now);
            act();
            compare(holder, model);
            compare(partner, partnerModel);
            return 0;
          });
    }

    private void act() {
      switch (random.nextInt(13)) {
        case 0, 1, 2 -> earn();
        case 3 -> pend();
        case 4 -> end();
        case 5 -> reverse();
        case 6, 7 -> reserve();
        case 8 -> confirm();
        case 9 -> giveBack();
        case 10 -> pass();
        case 11 -> passBack();
        default -> adjust();
      }
    }

    private void earn() {
      long points = 1 + random.nextInt(30);
      told.add("earn " + points);
      long id = households.earn(holder, points).id();
      model.grant(id, points, now);
      granted.put(id, points);
    }

    private void pend() {
      long points = 1 + random.nextInt(30);
      told.add("pend " + points);
      long id = ledger.earn(households.waiting(holder, points, now.plusSeconds(60), false)).id();
      model.pend(id, points);
      sizes.put(id, points);
      pending.add(id);
    }

    private void end() {
      if (!pending.isEmpty()) {
        long id = pending.remove(random.nextInt(pending.size()));
        long points = random.nextInt((int) (sizes.get(id) + 1));
        told.add("end " + points + " of " + sizes.get(id));
        if (points == 0 && random.nextBoolean()) {
          ledger.timeOut(id, now.plus(Duration.ofDays(1)));
        } else if (points == 0) {
          ledger.voidPending(id, "不合格");
        } else {
          ledger.post(id, points, "合格");
        }
        // Again, it changes nothing.
        assertThat(ledger.post(id, 1, "合格").repeated()).isTrue();
        model.end(id, points, now);
        if (points > 0) {
          granted.put(id, points);
        }
      }
    }

    private void reverse() {
      if (!granted.isEmpty()) {
        long id = any(granted);
        long points = 1 + random.nextInt(granted.remove(id).intValue());
        told.add("reverse " + points);
        ledger.reverse(id, points, "冲正");
        assertThat(ledger.reverse(id, points, "冲正").repeated()).isTrue();
        model.reverse(id, points, now);
      }
    }

    private void reserve() {
      long points = 1 + random.nextInt(40);
      told.add("reserve " + points);
      try {
        long id = households.reserve(holder, points).id();
        assertThat(model.reserve(id, points)).isTrue();
        open.add(id);
        sizes.put(id, points);
      } catch (DomainError notEnough) {
        assertThat(model.reserve(0, points)).isFalse();
      }
    }

    private void confirm() {
      if (!open.isEmpty()) {
        long id = open.remove(random.nextInt(open.size()));
        told.add("confirm");
        reservations.confirm(id, "已领取");
        model.confirm(id);
        confirmed.put(id, sizes.get(id));
      }
    }

    private void pass() {
      if (!open.isEmpty()) {
        long id = open.remove(random.nextInt(open.size()));
        told.add("pass");
        reservations.pass(id, partner, 1, "跳蚤市场");
        // Again, it changes nothing.
        assertThat(reservations.pass(id, partner, 1, "跳蚤市场").repeated()).isTrue();
        partnerModel.receive(model.pass(id), now);
      }
    }

    /** Or does not: then a pass comes too late. */
    private void passBack() {
      long points = partnerModel.available();
      if (points > 0) {
        told.add("pass back " + points);
        long id = households.reserve(partner, points).id();
        assertThat(partnerModel.reserve(id, points)).isTrue();
        if (random.nextInt(4) == 0) {
          reservations.cancel(id, "取消");
          partnerModel.cancel(id, now);
          assertThat(reservations.pass(id, holder, 1, "太晚").kind())
              .isEqualTo(TransactionKind.CANCELLED);
        } else {
          reservations.pass(id, holder, 1, "跳蚤市场");
          model.receive(partnerModel.pass(id), now);
        }
      }
    }

    private void giveBack() {
      if (!open.isEmpty() && random.nextBoolean()) {
        long id = open.remove(random.nextInt(open.size()));
        told.add("cancel");
        reservations.cancel(id, "取消");
        assertThat(reservations.confirm(id, "太晚").repeated()).isTrue();
        model.cancel(id, now);
      } else if (!confirmed.isEmpty()) {
        long id = any(confirmed);
        long points = 1 + random.nextInt(confirmed.remove(id).intValue());
        told.add("refund " + points);
        reservations.refund(id, points, "退货");
        model.refund(id, points, now);
      }
    }

    private void adjust() {
      long points = random.nextInt(41) - 20;
      told.add("adjust " + points);
      boolean done;
      try {
        ledger.adjust(holder, Households.source(), "更正", points);
        done = true;
      } catch (DomainError notEnough) {
        done = false;
      }
      assertThat(done).isEqualTo(model.adjust(0, points, now));
    }

    private long any(Map<Long, Long> of) {
      return of.keySet().stream()
          .sorted()
          .skip(random.nextInt(of.size()))
          .findFirst()
          .orElseThrow();
    }

    private void compare(Holder holder, ModelLedger model) {
      var lots = new TreeMap<Instant, Long>();
      long due = 0;
      for (var lot : balances.findLots(holder.id(), holder.district(), now)) {
        if (lot.expiresAt().isAfter(now) && lot.available() > 0) {
          lots.put(lot.expiresAt(), lot.available());
        } else {
          due += lot.available();
        }
      }
      var balance =
          balances
              .find(holder.id(), holder.district())
              .orElse(new BalanceRow(0, "", 0, 0, 0, 0, 0, null));
      assertThat(
              List.of(
                  balance.available() - due,
                  balance.pending(),
                  balance.reserved(),
                  balance.receivable(),
                  lots))
          .as("seed %d at %s after %s", seed, now, told)
          .isEqualTo(
              List.of(
                  model.available(),
                  model.pending(),
                  model.reserved(),
                  model.owed(),
                  model.lots()));
    }
  }
}
