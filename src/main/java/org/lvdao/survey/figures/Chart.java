package org.lvdao.survey.figures;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.figures.EstimateView.Bounds;
import org.lvdao.survey.figures.EstimateView.Group;

/**
 * Shares as bars with their intervals, each with its number, so that it is read without colours.
 */
final class Chart {
  private static final int WIDTH = 640;
  private static final int ROW = 28;
  private static final int BAR = 14;
  private static final int LEFT = 150;
  private static final int RIGHT = 480;
  private static final int NUMBERS = 492;

  private Chart() {}

  /**
   * @param share from 0 to 1; null when it is hidden, or nobody has an opinion
   */
  record Bar(String name, @Nullable Double share, @Nullable Bounds interval) {
    /** The weighted share, or the plain one where there are no weights. */
    static Bar of(String name, Group group) {
      var weighted = group.weightedShare();
      return new Bar(name, weighted == null ? group.share() : weighted, group.interval());
    }

    String text() {
      if (share == null) {
        return "不予公布";
      }
      return interval == null
          ? Sentences.percent(share)
          : "%s（%s–%s）"
              .formatted(
                  Sentences.percent(share),
                  Sentences.percent(interval.low()),
                  Sentences.percent(interval.high()));
    }
  }

  static void write(XMLStreamWriter svg, String title, List<Bar> bars) throws XMLStreamException {
    int height = ROW * bars.size() + ROW;
    svg.writeStartElement("svg");
    svg.writeAttribute("viewBox", "0 0 %d %d".formatted(WIDTH, height));
    svg.writeAttribute("role", "img");
    svg.writeStartElement("title");
    svg.writeCharacters(title);
    svg.writeEndElement();
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, bars.get(i), i * ROW);
    }
    int bottom = ROW * bars.size();
    line(svg, LEFT, bottom, RIGHT, bottom);
    text(svg, LEFT, bottom + 18, "middle", "0");
    text(svg, RIGHT, bottom + 18, "middle", "100%");
    svg.writeEndElement();
  }

  private static void bar(XMLStreamWriter svg, Bar bar, int top) throws XMLStreamException {
    int middle = top + ROW / 2;
    text(svg, LEFT - 8, middle + 5, "end", bar.name);
    text(svg, NUMBERS, middle + 5, "start", bar.text());
    var share = bar.share;
    if (share == null) {
      return;
    }
    svg.writeEmptyElement("rect");
    svg.writeAttribute("x", Integer.toString(LEFT));
    svg.writeAttribute("y", Integer.toString(middle - BAR / 2));
    svg.writeAttribute("width", Integer.toString(at(share) - LEFT));
    svg.writeAttribute("height", Integer.toString(BAR));
    svg.writeAttribute("fill", "#7fb58a");
    var interval = bar.interval;
    if (interval != null) {
      int low = at(interval.low());
      int high = at(interval.high());
      line(svg, low, middle, high, middle);
      line(svg, low, middle - 5, low, middle + 5);
      line(svg, high, middle - 5, high, middle + 5);
    }
  }

  private static int at(double share) {
    return (int) Math.round(LEFT + share * (RIGHT - LEFT));
  }

  private static void line(XMLStreamWriter svg, int x1, int y1, int x2, int y2)
      throws XMLStreamException {
    svg.writeEmptyElement("path");
    svg.writeAttribute("d", "M%d %dL%d %d".formatted(x1, y1, x2, y2));
    svg.writeAttribute("stroke", "#1b1b1b");
  }

  private static void text(XMLStreamWriter svg, int x, int y, String anchor, String words)
      throws XMLStreamException {
    svg.writeStartElement("text");
    svg.writeAttribute("x", Integer.toString(x));
    svg.writeAttribute("y", Integer.toString(y));
    svg.writeAttribute("text-anchor", anchor);
    svg.writeAttribute("font-size", "13");
    svg.writeCharacters(words);
    svg.writeEndElement();
  }
}
