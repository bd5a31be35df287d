package org.lvdao.survey.exports;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.lvdao.survey.campaign.Campaign;

/** What the answers mean, as DDI-Codebook 2.5, which archives of social science read. */
final class DdiCodebook {
  private static final String NAMESPACE = "ddi:codebook:2_5";

  private final XMLStreamWriter xml;

  private DdiCodebook(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * @param responses how many there are
   */
  static String of(Campaign campaign, List<Variable> variables, int responses) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      new DdiCodebook(xml).write(campaign, variables, responses);
      xml.close();
    } catch (XMLStreamException impossible) {
      throw new IllegalStateException(impossible);
    }
    return text.toString();
  }

  private static String procedure(Campaign campaign) {
    var agency = campaign.agency();
    var by = agency == null ? "" : "（" + agency + "）";
    var rate = campaign.mode().isVoluntary() ? "，非随机抽样，不计算应答率" : "";
    return campaign.mode().label() + by + rate;
  }

  private void write(Campaign campaign, List<Variable> variables, int responses)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start("codeBook");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", "2.5");
    xml.writeAttribute("xml:lang", "zh-CN");
    start("stdyDscr");
    start("citation");
    start("titlStmt");
    element("titl", campaign.title());
    element("IDNo", Long.toString(campaign.id()));
    xml.writeEndElement();
    xml.writeEndElement();
    start("stdyInfo");
    start("sumDscr");
    element("nation", "中国");
    element("geogCover", campaign.district());
    element("universe", campaign.population().name());
    xml.writeEndElement();
    xml.writeEndElement();
    start("method");
    start("dataColl");
    element("sampProc", procedure(campaign));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    start("fileDscr");
    start("fileTxt");
    element("fileName", "responses.csv");
    start("dimensns");
    element("caseQnty", Integer.toString(responses));
    element("varQnty", Integer.toString(variables.size()));
    xml.writeEndElement();
    element("fileType", "text/csv; charset=utf-8");
    xml.writeEndElement();
    xml.writeEndElement();
    start("dataDscr");
    for (var variable : variables) {
      variable(variable);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void variable(Variable variable) throws XMLStreamException {
    start("var");
    xml.writeAttribute("ID", "V_" + variable.name());
    xml.writeAttribute("name", variable.name());
    xml.writeAttribute("intrvl", variable.kind() == Variable.Kind.NUMBER ? "contin" : "discrete");
    element("labl", variable.label());
    for (var value : variable.values().entrySet()) {
      start("catgry");
      element("catValu", value.getKey());
      element("labl", value.getValue());
      xml.writeEndElement();
    }
    xml.writeEmptyElement("varFormat");
    xml.writeAttribute("type", variable.isNumeric() ? "numeric" : "character");
    xml.writeEndElement();
  }

  private void start(String name) throws XMLStreamException {
    xml.writeStartElement(name);
  }

  private void element(String name, String text) throws XMLStreamException {
    start(name);
    // What XML 1.0 cannot hold.
    xml.writeCharacters(
        text.replaceAll("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
    xml.writeEndElement();
  }
}
