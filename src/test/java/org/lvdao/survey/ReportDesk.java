package org.lvdao.survey;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.lvdao.local.Answer;
import org.lvdao.report.Cases;

/** Puts answers where answering puts them, and reads what is made of them. */
@Singleton
@Requires(env = "test")
final class ReportDesk {
  private final SurveyDesk desk;
  private final Cases cases;

  ReportDesk(SurveyDesk desk, Cases cases) {
    this.desk = desk;
    this.cases = cases;
  }

  /** Adds a response of somebody who lives in {@link SurveyDesk#SUBDISTRICT}. */
  void respond(String campaign, int response, String gender, String ageBand) {
    cases.change(
        """
        INSERT INTO survey_response (campaign_id, id, gender, age_band, area, flags)
        VALUES (?, ?, ?, ?, ?, '')
        """,
        campaign,
        response + 1,
        gender,
        ageBand,
        SurveyDesk.SUBDISTRICT);
  }

  void answer(String campaign, int response, String question, String part, String value) {
    cases.change(
        """
        INSERT INTO survey_answer (campaign_id, question, response_id, part, value)
        VALUES (?, ?, ?, ?, ?)
        """,
        campaign,
        question,
        response + 1,
        part,
        value);
  }

  Answer report(String campaign) {
    return desk.surveyor().get(SurveyDesk.CAMPAIGNS + campaign + "/report").is(200);
  }

  String page(String campaign) {
    return report(campaign).text();
  }

  /** All lines of all sheets of the workbook, their cells as text. */
  List<List<String>> lines(String campaign) throws IOException {
    var file = desk.surveyor().get(SurveyDesk.CAMPAIGNS + campaign + "/workbook").is(200);
    var lines = new ArrayList<List<String>>();
    try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.bytes()))) {
      for (var sheet : book.getSheets().toList()) {
        for (var row : sheet.read()) {
          var cells = new ArrayList<String>();
          row.forEach(cell -> cells.add(cell == null ? "" : cell.getText()));
          lines.add(cells);
        }
      }
    }
    return lines;
  }

  List<String> cells(String campaign) throws IOException {
    return lines(campaign).stream().flatMap(List::stream).toList();
  }
}
