package org.lvdao.report.category;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.seed.SeedSource.Result;

@LvdaoTest
class RoutingSeedTest {
  private static final Path SEED = Path.of("seed");

  @TempDir Path folder;
  @Inject RoutingSeed seed;
  @Inject Categories categories;

  @AfterEach
  void bringBackTheSeed() {
    seed.load(SEED);
  }

  @Test
  void a_route_of_one_subdistrict_comes_changes_goes_and_comes_back() throws IOException {
    var all = Files.readString(SEED.resolve("report-routing.csv"));
    var part = all + "tianqiao,HOUSEHOLD_WASTE,made-up,tianqiao-%s\n";

    assertThat(load(part.formatted("zhujian"))).isEqualTo(result(1, 0, 0));
    assertThat(load(part.formatted("zhujian"))).isEqualTo(result(0, 0, 0));
    assertThat(unit()).isEqualTo("tianqiao-zhujian");
    assertThat(load(part.formatted("nongye"))).isEqualTo(result(0, 1, 0));
    assertThat(unit()).isEqualTo("tianqiao-nongye");
    assertThat(load(all)).isEqualTo(result(0, 0, 1));
    assertThat(unit()).as("the whole district's").isEqualTo("tianqiao-huanwei");
    assertThat(load(part.formatted("nongye"))).isEqualTo(result(1, 0, 0));
    assertThat(unit()).isEqualTo("tianqiao-nongye");
  }

  private Result load(String csv) throws IOException {
    Files.writeString(folder.resolve("report-routing.csv"), csv);
    return seed.load(folder);
  }

  private static Result result(int added, int updated, int retired) {
    return new Result("report routes", added, updated, retired);
  }

  private String unit() {
    return String.valueOf(categories.defaultUnit("tianqiao", "HOUSEHOLD_WASTE", "made-up"));
  }
}
