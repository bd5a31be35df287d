package org.lvdao.points;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Homes;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.table.Table;
import org.lvdao.report.Cases;

@LvdaoTest
class StatementTest {
  @Inject Cases cases;
  @Inject Homes homes;
  @Inject Purse purse;
  @Inject AdjustableClock clock;

  @AfterEach
  void today() {
    clock.reset();
  }

  @Test
  void a_month_as_a_workbook_says_what_its_statement_says() throws IOException {
    cases.now("2027-01-31T23:59");
    var member = cases.resident();
    homes.create(member).is(201);
    purse.fill(member, 30);
    cases.now("2027-02-01T00:00");
    purse.fill(member, 12);

    var january = rows(member.get("/api/v1/points/statements/2027-01/file"));
    var answer = member.get("/api/v1/points/statements/2027-02/file");
    var february = rows(answer);

    assertThat(answer.header("Content-Type")).isEqualTo(Table.XLSX);
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"points-2027-02.xlsx\"");
    assertThat(texts(january)).containsExactly("期初 0", "积分入账 30", "期末 30");
    assertThat(texts(february)).containsExactly("期初 30", "积分入账 42", "期末 42");
    assertThat(february.get(2).getCellAsDate(0).orElseThrow().toLocalDate())
        .isEqualTo("2027-02-01");
    assertThat(february.get(2).getCellAsNumber(3).orElseThrow()).isEqualByComparingTo("12");
    var statement = member.get("/api/v1/points/statements/2027-02").is(200).body();
    assertThat(statement.at("/opening/available").asLong()).isEqualTo(30);
    assertThat(statement.at("/entries/0/available").asLong()).isEqualTo(12);
    assertThat(statement.at("/closing/available").asLong()).isEqualTo(42);
  }

  @Test
  void what_is_no_month_has_no_statement() {
    var member = cases.resident();
    homes.create(member).is(201);
    for (var month : List.of("2027-13", "1999-01", "today")) {
      member.get("/api/v1/points/statements/" + month + "/file").isProblem(404, "not-found");
    }
  }

  private static List<Row> rows(Answer answer) throws IOException {
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(answer.is(200).bytes()))) {
      return book.getFirstSheet().read();
    }
  }

  /** What happened, and what could be spent then. */
  private static List<String> texts(List<Row> rows) {
    return rows.stream().skip(1).map(row -> row.getCellText(1) + " " + row.getCellText(5)).toList();
  }
}
