package org.lvdao.benchmark;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Fills the table with a year of cases of one district, the same ones every time. */
final class ManyCases {
  static final int COUNT = 100_000;
  private static final long SEED = 20261122;
  private static final int BATCH = 500;
  private static final int DAYS = 365;

  private static final List<String> STATUSES =
      List.of("SUBMITTED", "ACCEPTED", "DISPATCHED", "IN_PROGRESS", "HANDLED", "CLOSED", "CLOSED");
  private static final List<String> PLACES =
      List.of("河边", "堤口路", "小区门口", "学校东侧", "高架桥下", "农贸市场", "绿化带", "地铁站旁", "工地围挡外", "村口");
  private static final List<String> THINGS =
      List.of("建筑垃圾", "装修垃圾", "生活垃圾", "旧家具", "废油桶", "树枝落叶", "餐厨垃圾", "工业废渣", "塑料泡沫", "破沙发");
  private static final List<String> TROUBLES =
      List.of("气味难闻", "堆放多日无人清理", "影响通行", "有人夜间偷倒", "蚊蝇很多", "靠近水源", "风一吹到处都是", "已有火灾隐患");

  private ManyCases() {}

  static void fill(Stage stage) throws SQLException {
    try (var connection = stage.connection()) {
      connection.setAutoCommit(false);
      var template = RowTemplate.read(connection, "report", "district = 'tianqiao'");
      var subdistricts = codes(stage, "SELECT code FROM area WHERE parent = 'tianqiao'");
      var categories = codes(stage, "SELECT DISTINCT code FROM report_category");
      var units = codes(stage, "SELECT code FROM unit WHERE district = 'tianqiao'");
      var random = new Random(SEED);
      var now = LocalDateTime.now(ZoneOffset.UTC);
      try (var insert = template.insert(connection)) {
        for (int i = 1; i <= COUNT; i++) {
          template.bind(insert, row(i, random, now, subdistricts, categories, units));
          insert.addBatch();
          if (i % BATCH == 0) {
            insert.executeBatch();
            connection.commit();
          }
        }
      }
    }
  }

  private static Map<String, @Nullable Object> row(
      int number,
      Random random,
      LocalDateTime now,
      List<String> subdistricts,
      List<String> categories,
      List<String> units) {
    var submitted = now.minusMinutes(random.nextInt(DAYS * 24 * 60));
    double lat = 36.66 + random.nextDouble() * 0.2;
    double lon = 116.90 + random.nextDouble() * 0.15;
    var row = new HashMap<String, @Nullable Object>();
    row.put("id", (long) number);
    row.put("case_no", "BM-%06d".formatted(number));
    row.put("subdistrict", pick(random, subdistricts));
    row.put("category", pick(random, categories));
    row.put(
        "description",
        pick(random, PLACES)
            + "有人倾倒"
            + pick(random, THINGS)
            + "，"
            + pick(random, TROUBLES)
            + "，"
            + pick(random, TROUBLES));
    row.put("address", pick(random, PLACES) + random.nextInt(300) + "号");
    row.put("lat", lat);
    row.put("lon", lon);
    row.put("grid_cell", cell(lat, lon));
    var status = pick(random, STATUSES);
    row.put("status", status);
    if (!status.equals("SUBMITTED") && !status.equals("ACCEPTED")) {
      row.put("unit", pick(random, units));
    }
    row.put("submitted_at", submitted);
    row.put("updated_at", submitted);
    row.put("deadline", submitted.plusDays(1L + random.nextInt(10)));
    // Else the deadline job would have a year's work.
    row.put("next_check_at", null);
    return row;
  }

  /** As the application numbers the squares of a thousandth of a degree. */
  private static long cell(double lat, double lon) {
    return (long) Math.floor((lat + 90) * 1000) * 1_000_000 + (long) Math.floor((lon + 180) * 1000);
  }

  private static String pick(Random random, List<String> words) {
    return words.get(random.nextInt(words.size()));
  }

  private static List<String> codes(Stage stage, String sql) throws SQLException {
    try (var connection = stage.connection();
        var query = connection.createStatement();
        var rows = query.executeQuery(sql)) {
      var codes = new ArrayList<String>();
      while (rows.next()) {
        codes.add(rows.getString(1));
      }
      return codes;
    }
  }
}
