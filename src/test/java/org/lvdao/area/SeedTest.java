package org.lvdao.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.platform.seed.SeedSource;
import org.lvdao.platform.seed.SeedSource.SeedError;

class SeedTest {
  private static final String DISTRICTS =
      """
      code,name,case_prefix,plan_document,working_hours
      one,一区,ON,,09:00-12:00
      two,二区,TW,二政字〔2023〕1号,
      """;
  private static final String AREAS =
      """
      district,level,code,parent_code,name
      one,SUBDISTRICT,101,one,甲街道
      one,SUBDISTRICT,102,one,乙街道
      one,COMMUNITY,101001,101,丙社区
      """;
  private static final String OUTLINES =
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{"code":"one"},"geometry":{"type":"Polygon","coordinates":[[[117,36],[118,36],[118,37],[117,37],[117,36]]]}},
      {"type":"Feature","properties":{"code":"101"},"geometry":{"type":"Polygon","coordinates":[[[117,36],[117.5,36],[117.5,37],[117,37],[117,36]]]}}
      ]}
      """;
  private static final String CALENDAR = "date,kind,name\n2026-10-01,HOLIDAY,国庆节\n";

  private static TestNode node;

  @TempDir Path folder;

  @BeforeAll
  static void start() {
    node = TestNode.on(TestServers.running().freshDatabase());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @BeforeEach
  void write() throws IOException {
    put("districts.csv", DISTRICTS);
    put("areas.csv", AREAS);
    put("boundaries.geojson", OUTLINES);
    put("calendar.csv", CALENDAR);
    load();
  }

  @Test
  void loading_again_changes_nothing() {
    long version = areas().find("101").orElseThrow().version();
    assertThat(load())
        .allSatisfy(r -> assertThat(r.added() + r.updated() + r.retired()).as(r.what()).isZero());
    assertThat(areas().find("101").orElseThrow().version()).isEqualTo(version);
  }

  @Test
  void a_removed_area_is_retired_with_its_outline_and_revived_when_it_comes_back()
      throws IOException {
    var place = new Wgs84(36.5, 117.2);
    assertThat(areas().locate(place).area().code()).isEqualTo("101");
    put("areas.csv", "district,level,code,parent_code,name\none,SUBDISTRICT,102,one,乙街道\n");
    Files.delete(folder.resolve("boundaries.geojson"));
    load();
    assertThat(areas().find("101").orElseThrow().retired()).isTrue();
    assertThat(areas().locate(place).subdistrict()).isNull();

    put("areas.csv", AREAS);
    load();
    assertThat(areas().find("101").orElseThrow().retired()).isFalse();
    assertThat(areas().locate(place).area().code()).isEqualTo("101");
  }

  @Test
  void a_moved_community_takes_along_what_hangs_below_it() throws IOException {
    node.bean(GridWriter.class).put(new GridWriter.Wanted("park", AreaLevel.PARK, "101001", "园"));
    put("areas.csv", AREAS.replace("101001,101,", "101001,102,"));
    load();
    assertThat(areas().find("101001").orElseThrow().path()).hasToString("one/102/101001/");
    assertThat(areas().find("park").orElseThrow().path()).hasToString("one/102/101001/park/");
  }

  @Test
  void a_broken_row_is_named_and_nothing_of_its_file_is_loaded() throws IOException {
    put("areas.csv", AREAS + "one,SUBDISTRICT,103,one,丁街道\none,COMMUNITY,x,999,戊社区\n");
    assertThatThrownBy(this::load)
        .isInstanceOf(SeedError.class)
        .hasMessageContaining("areas.csv:6: no subdistrict 999");
    assertThat(areas().find("103")).isEmpty();
    put("areas.csv", AREAS + "one,SUBDISTRICT,103\n");
    assertThatThrownBy(this::load).hasMessageContaining("areas.csv:5:");
    put("areas.csv", AREAS);

    put("boundaries.geojson", OUTLINES.replace("\"101\"", "\"nowhere\""));
    assertThatThrownBy(this::load).hasMessageContaining("boundaries.geojson:3: no area nowhere");
    put("boundaries.geojson", OUTLINES.replace("]]]}}\n]}", "]]]}"));
    assertThatThrownBy(this::load)
        .isInstanceOf(SeedError.class)
        .hasMessageContaining("boundaries.geojson:");
    put("boundaries.geojson", OUTLINES);

    put("calendar.csv", CALENDAR + "2026-10-02,FREE,国庆节\n");
    assertThatThrownBy(this::load).hasMessageContaining("calendar.csv:3: the kind");
    put("calendar.csv", CALENDAR);

    put("districts.csv", DISTRICTS.replace("09:00-12:00", "9-12"));
    assertThatThrownBy(this::load).hasMessageContaining("districts.csv:2:");
    put("districts.csv", DISTRICTS.replace(",TW,", ",ON,"));
    assertThatThrownBy(this::load).hasMessageContaining("districts.csv:3: the case prefix ON");
  }

  @Test
  void a_year_that_staff_loaded_survives_the_next_seed() throws IOException {
    var holiday = LocalDate.of(2027, 10, 1);
    node.bean(Calendars.class)
        .replaceYear(2027, List.of(new CalendarDay(holiday, CalendarDay.Kind.HOLIDAY, "国庆节")), 7);
    load();
    assertThat(node.bean(Calendars.class).current().isWorked(holiday)).isFalse();
    assertThat(node.bean(Calendars.class).current().knownUntil()).isEqualTo(2027);
  }

  @Test
  void each_district_keeps_its_own_hours() {
    var calendar = node.bean(WorkingCalendar.class);
    var friday = Instant.parse("2026-09-30T01:30:00Z"); // 09:30 in China, the day before a holiday
    assertThat(calendar.after("one", friday, new Term(3, TermUnit.WORKING_HOURS)).at())
        .isEqualTo(Instant.parse("2026-10-02T01:30:00Z"));
    assertThat(calendar.after("two", friday, new Term(3, TermUnit.WORKING_HOURS)).at())
        .isEqualTo(Instant.parse("2026-09-30T06:00:00Z"));
    assertThat(calendar.after("one", friday, new Term(1, TermUnit.WORKING_DAYS)).at())
        .isEqualTo(Instant.parse("2026-10-02T04:00:00Z"));
    assertThat(calendar.after("one", friday, new Term(24, TermUnit.HOURS)))
        .isEqualTo(new WorkingCalendar.Reckoning(Instant.parse("2026-10-01T01:30:00Z"), false));
  }

  private AreaService areas() {
    return node.bean(AreaService.class);
  }

  private List<SeedSource.Result> load() {
    return Stream.of(DistrictSeed.class, AreaSeed.class, BoundarySeed.class, CalendarSeed.class)
        .map(node::bean)
        .map(SeedSource.class::cast)
        .sorted(Comparator.comparingInt(SeedSource::order))
        .map(source -> source.load(folder))
        .toList();
  }

  private void put(String file, String content) throws IOException {
    Files.writeString(folder.resolve(file), content);
  }
}
