package org.lvdao.survey.figures;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** What was counted, as tables of a page. */
final class TallyTables {
  private static final String STAR = "“＊”为人数过少，不予公布。";

  private final XMLStreamWriter html;

  TallyTables(XMLStreamWriter html) {
    this.html = html;
  }

  void write(Tally tally) throws XMLStreamException {
    element("h2", tally.text());
    var answered = tally.answered();
    if (answered == null) {
      element("p", Sentences.hidden());
      return;
    }
    switch (tally) {
      case Choices choices -> write(choices, answered);
      case Ranks ranks -> write(ranks, answered);
      case Amounts amounts -> write(amounts, answered);
    }
  }

  private void write(Choices choices, int answered) throws XMLStreamException {
    element("p", "%d 位受访者回答%s。%s".formatted(answered, choices.several() ? "（可多选）" : "", STAR));
    table(
        List.of(),
        choices.choices().stream()
            .map(choice -> List.of(choice.text(), share(choice.number(), answered)))
            .toList());
  }

  private static String share(@Nullable Integer number, int answered) {
    return number == null
        ? Sentences.HIDDEN
        : "%d 人（%s）".formatted(number, Sentences.percent((double) number / answered));
  }

  private void write(Ranks ranks, int answered) throws XMLStreamException {
    element("p", "%d 位受访者排序；平均名次只计排入该项的人，数字越小越靠前。%s".formatted(answered, STAR));
    table(
        List.of("选项", "排第一", "排入（人）", "平均名次"),
        ranks.options().stream()
            .map(
                rank ->
                    List.of(
                        rank.text(),
                        share(rank.first(), answered),
                        Sentences.number(rank.ranked()),
                        Sentences.rank(rank)))
            .toList());
  }

  private void write(Amounts amounts, int answered) throws XMLStreamException {
    element("p", "%d 位受访者回答。%s最小值、最大值不予公布。".formatted(answered, STAR));
    table(
        List.of("平均数", "下四分位数", "中位数", "上四分位数"),
        List.of(
            List.of(
                Sentences.number(amounts.mean()),
                Sentences.number(amounts.lower()),
                Sentences.number(amounts.median()),
                Sentences.number(amounts.upper()))));
  }

  /**
   * @param headers none: the table has none
   */
  void table(List<String> headers, List<List<String>> rows) throws XMLStreamException {
    html.writeStartElement("table");
    if (!headers.isEmpty()) {
      row("th", headers);
    }
    for (var row : rows) {
      row("td", row);
    }
    html.writeEndElement();
  }

  private void row(String cell, List<String> texts) throws XMLStreamException {
    html.writeStartElement("tr");
    for (var text : texts) {
      element(cell, text);
    }
    html.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    html.writeStartElement(name);
    html.writeCharacters(text);
    html.writeEndElement();
  }
}
