package org.lvdao.platform.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {
  private static final Table TABLE =
      new Table(
          List.of("时间", "说明", "积分"),
          List.of(
              Arrays.asList(LocalDateTime.parse("2026-11-22T08:05"), "=SUM(A1)", -5),
              Arrays.asList(null, "厨余 \"1.5\" 公斤", null)));

  @Test
  void a_workbook_has_numbers_times_and_harmless_words() throws IOException {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(TABLE.xlsx("2026-11")))) {
      var sheet = book.getFirstSheet();
      assertThat(sheet.getName()).isEqualTo("2026-11");
      var rows = sheet.read();
      assertThat(rows.get(0).getCellText(1)).isEqualTo("说明");
      assertThat(rows.get(1).getCellAsDate(0)).contains(LocalDateTime.parse("2026-11-22T08:05"));
      assertThat(rows.get(1).getCellText(1)).isEqualTo("'=SUM(A1)");
      assertThat(rows.get(1).getCellAsNumber(2).orElseThrow()).isEqualByComparingTo("-5");
      assertThat(rows.get(2).getCellText(1)).isEqualTo("厨余 \"1.5\" 公斤");
    }
  }

  @Test
  void a_csv_file_begins_with_the_mark_that_tells_its_encoding() {
    assertThat(TABLE.csv())
        .startsWith("\ufeff时间,说明,积分\r\n")
        .contains(",'=SUM(A1),-5")
        .endsWith(",\"厨余 \"\"1.5\"\" 公斤\",\r\n");
  }

  @ParameterizedTest
  @CsvSource({"=1+1, '''=1+1'", "+1, '''+1'", "-1, '''-1'", "@a, '''@a'", "a=1, a=1", "天桥区, 天桥区"})
  void a_cell_cannot_be_a_formula(String cell, String written) {
    assertThat(Table.harmless(cell)).isEqualTo(written);
    assertThat(Table.harmless("\t=1")).isEqualTo("'\t=1");
    assertThat(Table.harmless("\r\n=1")).isEqualTo("'\r\n=1");
    assertThat(Table.harmless("＝1+1")).isEqualTo("'＝1+1");
    assertThat(Table.harmless("\0=1")).isEqualTo("'\0=1");
    assertThat(Table.harmless("")).isEmpty();
  }
}
