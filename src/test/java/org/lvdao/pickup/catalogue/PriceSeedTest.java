package org.lvdao.pickup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** A file of prices adds lists, and never changes what was in force. */
@LvdaoTest
class PriceSeedTest {
  private static final String LISTS = "SELECT COUNT(*) FROM price_list WHERE district = 'tianqiao'";

  @TempDir Path folder;
  @Inject PriceSeed seed;
  @Inject Cases cases;

  @Test
  void prices_that_a_new_file_brings_never_begin_in_the_past() throws IOException {
    var known = Files.readString(Path.of("seed/pickup-prices.csv"));
    var file = folder.resolve("pickup-prices.csv");
    long before = cases.number(LISTS);
    Files.writeString(file, known);
    assertThat(seed.load(folder).added()).isZero();

    Files.writeString(file, known + "tianqiao,2026-02-01,CARDBOARD,PAID,10\n");

    assertThatThrownBy(() -> seed.load(folder)).hasMessageContaining("tianqiao has prices");
    assertThat(cases.number(LISTS)).isEqualTo(before);
  }
}
