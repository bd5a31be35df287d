package org.lvdao.survey.exports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * SPSS syntax that reads the CSV and says what its columns mean (IBM SPSS Statistics Command Syntax
 * Reference: GET DATA, VARIABLE LABELS, VALUE LABELS; PSPP reads it, too).
 */
final class SpssSyntax {
  private static final int LONGEST_LABEL = 255;
  private static final int LONGEST_VALUE_LABEL = 120;
  private static final int LONGEST_CODE = 40;
  private static final int LONGEST_TEXT = 6_000;

  private SpssSyntax() {}

  /**
   * @param file name of the CSV
   */
  static String of(List<Variable> variables, String file) {
    var syntax = new StringBuilder();
    syntax.append("* Encoding: UTF-8.\n");
    syntax.append("GET DATA\n  /TYPE=TXT\n  /FILE=").append(quoted(file, LONGEST_LABEL));
    syntax.append("\n  /ENCODING='UTF8'\n  /ARRANGEMENT=DELIMITED\n  /FIRSTCASE=2\n");
    syntax.append("  /DELIMITERS=\",\"\n  /QUALIFIER='\"'\n  /VARIABLES=");
    for (var variable : variables) {
      syntax.append("\n    ").append(variable.name()).append(' ').append(format(variable));
    }
    syntax.append(".\n\nVARIABLE LABELS");
    for (var variable : variables) {
      syntax.append("\n  ").append(variable.name()).append(' ');
      syntax.append(quoted(variable.label(), LONGEST_LABEL));
    }
    syntax.append(".\n");
    for (var variable : variables) {
      if (!variable.values().isEmpty()) {
        syntax.append("\nVALUE LABELS ").append(variable.name()).append(values(variable));
        syntax.append(".\n");
      }
    }
    return syntax.append("\nEXECUTE.\n").toString();
  }

  private static String values(Variable variable) {
    return variable.values().entrySet().stream()
        .map(
            value ->
                "\n  "
                    + (variable.isNumeric() ? value.getKey() : quoted(value.getKey(), LONGEST_CODE))
                    + " "
                    + quoted(value.getValue(), LONGEST_VALUE_LABEL))
        .collect(Collectors.joining());
  }

  private static String format(Variable variable) {
    return switch (variable.kind()) {
      case NUMBER -> "F19.6";
      case CHOSEN -> "F1.0";
      case CODE -> variable.isNumeric() ? "F8.0" : "A" + LONGEST_CODE;
      case DATE -> "SDATE10";
      case TEXT -> "A" + LONGEST_TEXT;
    };
  }

  /** On one line, within so many bytes. */
  private static String quoted(String text, int bytes) {
    var line = text.replaceAll("\\s+", " ");
    while (line.getBytes(StandardCharsets.UTF_8).length > bytes) {
      line = line.substring(0, line.offsetByCodePoints(line.length(), -1));
    }
    return "'" + line.replace("'", "''") + "'";
  }
}
