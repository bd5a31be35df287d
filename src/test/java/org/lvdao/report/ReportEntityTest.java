package org.lvdao.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.workflow.ReportStatus;

@LvdaoTest
class ReportEntityTest {
  @Inject ReportRows rows;
  @Inject ReportRepository reports;
  @Inject Transactions transactions;

  @Test
  void a_case_is_read_as_it_was_saved() {
    var saved = rows.add(report -> report.address = "堤口路");

    var read = transactions.read(() -> reports.findById(saved.id)).orElseThrow();

    assertThat(read).usingRecursiveComparison().isEqualTo(saved);
  }

  @Test
  void a_change_of_a_stale_row_fails_and_a_fresh_one_counts_up() {
    var saved = rows.add(report -> {});
    long before = saved.version;
    var stale = transactions.read(() -> reports.findById(saved.id)).orElseThrow();

    var changed = rows.change(saved.id, report -> report.status = ReportStatus.ACCEPTED);

    assertThat(changed.version).isEqualTo(before + 1);
    stale.status = ReportStatus.REJECTED;
    assertThatThrownBy(() -> transactions.write(() -> reports.update(stale)))
        .isInstanceOf(OptimisticLockException.class);
    assertThat(transactions.read(() -> reports.findById(saved.id)).orElseThrow().status)
        .isEqualTo(ReportStatus.ACCEPTED);
  }
}
