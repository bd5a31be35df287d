package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lvdao.kernel.YearlyRate;

/** 生活垃圾回收利用率, of the months whose household waste was entered. */
@Singleton
class RecoveredWaste implements YearlyRate {
  private final RecyclablesFigures figures;

  RecoveredWaste(RecyclablesFigures figures) {
    this.figures = figures;
  }

  @Override
  public Kind kind() {
    return Kind.RECOVERED_WASTE;
  }

  /** The cut-off changes nothing: a later correction belongs to the day it corrects. */
  @Override
  public Optional<Rate> of(String district, int year, Instant cutoff) {
    var recovery = figures.recovery(district, YearMonth.of(year, 1), YearMonth.of(year, 12));
    var total = recovery.total();
    return Optional.ofNullable(total.recoveryRate())
        .map(
            rate ->
                new Rate(
                    rate,
                    null,
                    "回收 %d 克，生活垃圾产生量 %d 克；计入月份：%s"
                        .formatted(
                            total.recovered(),
                            total.wasteTotal(),
                            recovery.months().stream()
                                .filter(month -> month.wasteTotal() != null)
                                .map(month -> month.month().substring(month.month().length() - 2))
                                .collect(Collectors.joining("、")))));
  }
}
