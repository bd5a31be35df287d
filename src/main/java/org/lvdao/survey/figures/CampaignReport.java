package org.lvdao.survey.figures;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.survey.campaign.CampaignState;
import org.lvdao.survey.figures.Findings.Estimated;
import org.lvdao.survey.figures.Findings.Split;

/**
 * What a campaign says as one page to be read or printed: plain sentences, charts, methods. It
 * loads nothing and runs nothing; whatever staff wrote is text.
 */
final class CampaignReport {
  /** Without the characters that XML would write otherwise. */
  private static final String STYLE =
      """
      body{font:16px/1.6 "PingFang SC","Microsoft YaHei",sans-serif;max-width:46rem;margin:2rem auto;
      padding:0 1rem;color:#1b1b1b}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
      table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #bbb;padding:.25rem .5rem;
      text-align:left}td:last-child,th:last-child{text-align:right}.note{color:#444;font-size:.9rem}
      .warn{border:2px solid #a33;padding:.5rem}svg{width:100%;height:auto}
      @media print{body{margin:0;max-width:none}h2,svg,table{break-inside:avoid}}
      """;

  private final XMLStreamWriter html;
  private final Findings findings;

  private CampaignReport(XMLStreamWriter html, Findings findings) {
    this.html = html;
    this.findings = findings;
  }

  static String of(Findings findings, Findings.Of found) {
    var text = new StringWriter();
    try {
      var html = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      html.writeDTD("<!DOCTYPE html>");
      new CampaignReport(html, findings).write(found);
      html.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private void write(Findings.Of found) throws XMLStreamException {
    var campaign = found.campaign();
    start("html", "lang", "zh-CN");
    start("head");
    html.writeEmptyElement("meta");
    html.writeAttribute("charset", "utf-8");
    html.writeEmptyElement("meta");
    html.writeAttribute("name", "viewport");
    html.writeAttribute("content", "width=device-width");
    element("title", campaign.title());
    element("style", STYLE);
    html.writeEndElement();
    start("body");
    element("h1", campaign.title());
    element(
        "p",
        "%s，%s 至 %s，共 %d 份答卷。"
            .formatted(
                found.districtName(),
                BusinessTime.text(campaign.opensAt()),
                BusinessTime.text(found.fieldwork().endsAt()),
                found.responses()));
    if (campaign.state() != CampaignState.CLOSED) {
      start("p", "class", "warn");
      html.writeCharacters("调查尚未结束，数字会变，不宜公布。");
      html.writeEndElement();
    }
    writePlan(found);
    for (var estimated : found.estimated()) {
      write(estimated);
    }
    var tallies = new TallyTables(html);
    for (var tally : found.tallies()) {
      tallies.write(tally);
    }
    start("p", "class", "note");
    html.writeCharacters(
        "文字题和照片题不在本报告内，见答卷文件。生成时间 %s（北京时间）。".formatted(BusinessTime.text(found.at())));
    html.writeEndElement();
    html.writeEndElement();
    html.writeEndElement();
  }

  private void writePlan(Findings.Of found) throws XMLStreamException {
    var sample = found.fieldwork().sample();
    var wanted = found.fieldwork().wanted();
    if (sample != null && wanted != null) {
      element("p", Sentences.sample(sample, wanted, found.responses()));
    }
    if (!found.quotas().isEmpty()) {
      var rows =
          found.quotas().stream()
              .map(
                  quota ->
                      List.of(
                          quota.kind(),
                          Integer.toString(quota.most()),
                          Sentences.number(quota.taken())))
              .toList();
      new TallyTables(html).table(List.of("配额", "上限（人）", "已答（人）"), rows);
    }
  }

  private void write(Estimated estimated) throws XMLStreamException {
    element("h2", estimated.text());
    var groups = estimated.all().groups();
    element(
        "p", groups.isEmpty() ? "还没有答卷。" : Sentences.of(groups.getFirst(), estimated.positive()));
    for (var split : estimated.by()) {
      if (!split.view().groups().isEmpty()) {
        Chart.write(html, title(estimated, split), bars(split));
      }
    }
    start("ul", "class", "note");
    for (var note : Sentences.method(estimated.all())) {
      element("li", note);
    }
    html.writeEndElement();
  }

  private static String title(Estimated estimated, Split split) {
    var trait = split.trait();
    return estimated.text() + (trait == null ? "" : "（按" + trait.label() + "）");
  }

  private List<Chart.Bar> bars(Split split) {
    return split.view().groups().stream()
        .map(group -> Chart.Bar.of(findings.name(split.trait(), group.key()), group))
        .toList();
  }

  private void start(String name, String... attribute) throws XMLStreamException {
    html.writeStartElement(name);
    if (attribute.length == 2) {
      html.writeAttribute(attribute[0], attribute[1]);
    }
  }

  private void element(String name, String text) throws XMLStreamException {
    html.writeStartElement(name);
    html.writeCharacters(text);
    html.writeEndElement();
  }
}
