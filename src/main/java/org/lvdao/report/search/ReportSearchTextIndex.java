package org.lvdao.report.search;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;

/**
 * How typed words find Chinese text without a dictionary. The index holds single characters and, in
 * a field's {@code pairs}, every two neighbours. A word of up to three characters is a term and
 * must stand as it is; a longer one may be several terms run together, so all its characters and at
 * least 60 % of its pairs must be there. Punctuation between characters does not count.
 *
 * <p>Scores are fixed numbers by how and where a word is found, and not by how rare it is: a page's
 * cursor then stays right while cases come in.
 */
final class ReportSearchTextIndex {
  /** All but 40 % of the pairs, rounded down: at least 60 %. */
  private static final String PAIRS_TO_FIND = "-40%";

  private final boolean dictionary;

  /**
   * @param dictionary whether the fields have {@code words} by an analyzer of the cluster
   */
  ReportSearchTextIndex(boolean dictionary) {
    this.dictionary = dictionary;
  }

  Query query(ReportSearchWords words) {
    return Query.of(q -> q.bool(b -> b.must(words.words().stream().map(this::query).toList())));
  }

  private Query query(ReportSearchWords.Word word) {
    return Query.of(
        q ->
            q.disMax(
                d -> {
                  d.queries(scored(phrase("description", word), 9));
                  d.queries(scored(phrase("address", word), 6));
                  d.queries(scored(phrase("names", word), 5));
                  d.queries(scored(phrase("text", word), 4));
                  if (!word.isPhrase()) {
                    d.queries(scored(loose("description", word), 3));
                    d.queries(scored(loose("text", word), 1));
                  }
                  if (word.beginsCaseNumber()) {
                    d.queries(scored(caseNumber(word), 20));
                  }
                  return d;
                }));
  }

  private static Query caseNumber(ReportSearchWords.Word word) {
    return Query.of(q -> q.prefix(p -> p.field("caseNo").value(word.caseNumber())));
  }

  /** What to mark in a field. */
  Query marks(String field, ReportSearchWords words) {
    var marks = new BoolQuery.Builder();
    for (var word : words.words()) {
      marks.should(phrase(field, word));
      if (!word.isPhrase()) {
        word.pairs().forEach(pair -> marks.should(phrase(field, pair)));
      }
    }
    return Query.of(q -> q.bool(marks.build()));
  }

  private Query loose(String field, ReportSearchWords.Word word) {
    var characters =
        Query.of(q -> q.match(m -> m.field(field).query(word.text()).operator(Operator.And)));
    var pairs =
        Query.of(
            q ->
                q.match(
                    m ->
                        m.field(field + ".pairs")
                            .query(word.text())
                            .minimumShouldMatch(PAIRS_TO_FIND)));
    var without = Query.of(q -> q.bool(b -> b.filter(characters, pairs)));
    if (!dictionary) {
      return without;
    }
    var with =
        Query.of(
            q -> q.match(m -> m.field(field + ".words").query(word.text()).operator(Operator.And)));
    return Query.of(q -> q.bool(b -> b.should(List.of(without, with)).minimumShouldMatch("1")));
  }

  private static Query phrase(String field, ReportSearchWords.Word word) {
    return phrase(field, word.text());
  }

  private static Query phrase(String field, String text) {
    return Query.of(q -> q.matchPhrase(m -> m.field(field).query(text)));
  }

  private static Query scored(Query query, float score) {
    return Query.of(q -> q.constantScore(c -> c.filter(query).boost(score)));
  }
}
