package org.lvdao.report.search;

import org.lvdao.platform.search.SearchSettings;

/** Settings and mapping of the index of cases, as Elasticsearch takes them. */
final class ReportIndexDefinition {
  private static final String WORDS =
      """
      , "words": {"type": "text", "analyzer": "%s"}""";

  private static final String DEFINITION =
      """
      {
        "settings": {
          "number_of_shards": 1,
          "auto_expand_replicas": "0-1",
          "refresh_interval": "500ms",
          "analysis": {
            "filter": {
              "neighbours": {
                "type": "shingle",
                "min_shingle_size": 2,
                "max_shingle_size": 2,
                "output_unigrams": false,
                "token_separator": ""
              }
            },
            "analyzer": {
              "characters": {
                "type": "custom", "tokenizer": "standard", "filter": ["lowercase"]
              },
              "pairs": {
                "type": "custom", "tokenizer": "standard", "filter": ["lowercase", "neighbours"]
              }
            }
          }
        },
        "mappings": {
          "dynamic": "strict",
          "properties": {
            "id": {"type": "long"},
            "caseNo": {"type": "keyword"},
            "status": {"type": "keyword"},
            "category": {"type": "keyword"},
            "district": {"type": "keyword"},
            "subdistrict": {"type": "keyword"},
            "unit": {"type": "keyword"},
            "description": {{text}, "copy_to": "text"},
            "address": {{text}, "copy_to": "text"},
            "names": {{text}, "copy_to": "text"},
            "text": {{text}},
            "location": {"type": "geo_point"},
            "submittedAt": {"type": "date", "format": "epoch_millis"},
            "deadline": {"type": "date", "format": "epoch_millis"},
            "suspended": {"type": "boolean"},
            "closedAt": {"type": "date", "format": "epoch_millis"},
            "updatedAt": {"type": "date", "format": "epoch_millis"},
            "version": {"type": "long"}
          }
        }
      }
      """;

  private static final String TEXT =
      """
      "type": "text", "analyzer": "characters",
      "fields": {"pairs": {"type": "text", "analyzer": "pairs"}{words}}""";

  private ReportIndexDefinition() {}

  static String of(SearchSettings settings) {
    var words = settings.hasAnalyzer() ? WORDS.formatted(settings.analyzer()) : "";
    return DEFINITION.replace("{text}", TEXT.replace("{words}", words));
  }
}
