package org.lvdao.survey.exports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.lvdao.survey.campaign.Traits;

/** The rows of the file, read a page at a time. */
final class ResponsePages implements Iterator<List<@Nullable Object>> {
  private static final int PAGE = 1_000;

  private final ExportRepository rows;
  private final long campaignId;
  private final List<Variable> variables;
  private final Deque<ExportedResponse> page = new ArrayDeque<>();
  private long last = Long.MIN_VALUE;
  private int number;

  ResponsePages(ExportRepository rows, long campaignId, List<Variable> variables) {
    this.rows = rows;
    this.campaignId = campaignId;
    this.variables = variables;
  }

  @Override
  public boolean hasNext() {
    if (page.isEmpty()) {
      read();
    }
    return !page.isEmpty();
  }

  @Override
  public List<@Nullable Object> next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    var response = page.removeFirst();
    var cells = new ArrayList<@Nullable Object>();
    variables.forEach(variable -> cells.add(variable.read().apply(response)));
    return cells;
  }

  private void read() {
    var lines = rows.findResponses(campaignId, last, PAGE);
    if (lines.isEmpty()) {
      return;
    }
    var answers = new HashMap<Long, Map<String, Map<String, String>>>();
    for (var answer : rows.findAnswers(campaignId, lines.stream().map(ResponseLine::id).toList())) {
      answers
          .computeIfAbsent(answer.responseId(), id -> new HashMap<>())
          .computeIfAbsent(answer.question(), question -> new HashMap<>())
          .put(answer.part(), answer.value());
    }
    for (var line : lines) {
      last = line.id();
      page.add(
          new ExportedResponse(
              ++number,
              new Traits(line.gender(), line.ageBand(), line.area()),
              line.duration(),
              line.flags(),
              answers.getOrDefault(line.id(), Map.of())));
    }
  }
}
