package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.seed.SeedSource;

@LvdaoTest
class UnitSeedTest {
  private static final Path SEED = Path.of("seed");

  @TempDir Path folder;
  @Inject UnitSeed seed;
  @Inject Units units;

  @AfterEach
  void bringBackTheSeed() {
    seed.load(SEED);
  }

  @Test
  void loading_the_seed_again_changes_nothing() {
    assertThat(seed.load(SEED)).isEqualTo(new SeedSource.Result("units", 0, 0, 0));
  }

  @Test
  void every_district_has_the_units_that_cases_go_to_by_default() {
    for (var district :
        List.of("tianqiao", "guanxian", "jining-hitech", "jinan-qibuqu", "liaocheng-etdz")) {
      var codes = units.inDistrict(district).stream().map(Unit::code).toList();
      for (var duty : List.of("chengguan", "huanwei", "shengtai", "nongye", "zhujian")) {
        assertThat(codes).contains(district + "-" + duty);
      }
    }
  }

  @Test
  void a_changed_row_updates_and_a_missing_one_retires_and_may_come_back() throws IOException {
    var code = "unit-" + UUID.randomUUID();
    var all = Files.readString(SEED.resolve("units.csv"));

    assertThat(load(all + "tianqiao," + code + ",甲\n").added()).isEqualTo(1);
    assertThat(load(all + "tianqiao," + code + ",乙\n").updated()).isEqualTo(1);
    assertThat(units.find(code)).contains(new Unit(code, "tianqiao", "乙"));
    assertThat(load(all).retired()).isEqualTo(1);
    assertThat(units.find(code)).isEmpty();
    assertThat(units.names(List.of(code))).containsEntry(code, "乙");
    assertThat(load(all + "tianqiao," + code + ",乙\n").updated()).isEqualTo(1);
    assertThat(units.find(code)).isPresent();
  }

  @Test
  void a_wrong_row_is_named_and_nothing_is_loaded() {
    assertThatThrownBy(() -> load("district,code,name\ntianqiao,new-1,甲\ntianqiao,,乙\n"))
        .isInstanceOf(SeedSource.SeedError.class)
        .hasMessageContaining("units.csv:3: code is missing");
    assertThatThrownBy(() -> load("district,code,name\ntianqiao,new-1,甲\ntianqiao,new-1,乙\n"))
        .hasMessageContaining("units.csv:3");
    assertThatThrownBy(() -> load("district,code,name\ntianqiao,new-1,甲\nnowhere,new-2,乙\n"))
        .hasMessageContaining("units.csv:3: no district nowhere");
    assertThat(units.find("new-1")).isEmpty();
    assertThat(units.find("tianqiao-chengguan")).isPresent();
  }

  private SeedSource.Result load(String csv) throws IOException {
    Files.writeString(folder.resolve("units.csv"), csv);
    return seed.load(folder);
  }
}
