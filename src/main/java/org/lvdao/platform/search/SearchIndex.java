package org.lvdao.platform.search;

import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.indices.update_aliases.Action;
import co.elastic.clients.json.JsonData;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The index of one feature. Readers and writers know it by its alias; behind the alias stands one
 * concrete index, which a rebuild replaces. The one being built is known by a second alias. Writes
 * always go through an alias, so that a lost index is never made again without its mapping.
 */
public final class SearchIndex {
  private static final int CONFLICT = 409;
  private static final int MISSING = 404;

  private final SearchConnection connection;
  private final String alias;
  private final String nextAlias;
  private final String definition;

  /**
   * @param name of the feature's index, such as {@code reports}
   * @param definition settings and mappings as JSON, as the create-index request takes them
   */
  public SearchIndex(
      SearchConnection connection, SearchSettings settings, String name, String definition) {
    this.connection = connection;
    this.alias = settings.indexPrefix() + name;
    this.nextAlias = alias + "-next";
    this.definition = definition;
  }

  /** The name readers and writers use. */
  public String alias() {
    return alias;
  }

  /** The name under which writers reach the index that is being built. */
  String nextAlias() {
    return nextAlias;
  }

  String concrete(long id) {
    return alias + "-" + id;
  }

  /** Whether readers find an index. */
  public boolean exists() {
    return connection.write(client -> client.indices().existsAlias(a -> a.name(alias)).value());
  }

  boolean isCurrent(String index) {
    return connection.write(
        client -> client.indices().existsAlias(a -> a.index(index).name(alias)).value());
  }

  /** Makes the index that is to be built; leftovers of a build that ended early go. */
  void createNext(String index) {
    connection.write(
        client -> {
          if (client.indices().existsAlias(a -> a.name(nextAlias)).value()) {
            var leftovers = client.indices().getAlias(a -> a.name(nextAlias)).result().keySet();
            client.indices().delete(d -> d.index(List.copyOf(leftovers)));
          }
          return client
              .indices()
              .create(
                  c ->
                      c.withJson(new StringReader(definition))
                          .index(index)
                          .aliases(nextAlias, a -> a));
        });
  }

  /** In one atomic step readers get the new index, and the old one goes. */
  void switchTo(String index) {
    connection.write(
        client -> {
          var actions = new ArrayList<Action>();
          if (client.indices().existsAlias(a -> a.name(alias)).value()) {
            for (var old : client.indices().getAlias(a -> a.name(alias)).result().keySet()) {
              actions.add(Action.of(a -> a.removeIndex(r -> r.index(old))));
            }
          }
          actions.add(Action.of(a -> a.add(add -> add.index(index).alias(alias))));
          actions.add(Action.of(a -> a.remove(r -> r.index(index).alias(nextAlias))));
          return client.indices().updateAliases(u -> u.actions(actions));
        });
  }

  /**
   * Writes whole documents. One that is there in the same or a newer version counts as written.
   *
   * @param refresh whether they must be searchable when this returns
   * @throws SearchIndexMissing when no index stands behind the alias
   * @throws SearchUnavailable when the cluster cannot take them now; some may be written
   * @throws IllegalStateException when it refuses some for good
   */
  void write(String target, List<SearchDocument> documents, boolean refresh) {
    if (documents.isEmpty()) {
      return;
    }
    var request = new BulkRequest.Builder().index(target).requireAlias(true);
    if (refresh) {
      request.refresh(Refresh.True);
    }
    for (var document : documents) {
      request.operations(
          o ->
              o.index(
                  i ->
                      i.id(Long.toString(document.id()))
                          .versionType(VersionType.External)
                          .version(document.version())
                          .document(document.source())));
    }
    var bulk = request.build();
    // Who wants it searchable at once is waiting for a list, with no more patience than for that.
    var answer =
        refresh
            ? connection.search(client -> client.bulk(bulk))
            : connection.write(client -> client.bulk(bulk));
    if (answer.errors()) {
      check(target, answer.items());
    }
  }

  private static void check(String target, List<BulkResponseItem> items) {
    var refused = new ArrayList<String>();
    for (var item : items) {
      var error = item.error();
      if (error == null || item.status() == CONFLICT) {
        continue;
      }
      if (item.status() == MISSING && SearchConnection.isMissing(error.type())) {
        throw new SearchIndexMissing(target);
      }
      if (SearchConnection.isPassing(item.status())) {
        throw new SearchUnavailable("Elasticsearch does not take documents now: " + error.reason());
      }
      refused.add(item.id() + ": " + error.reason());
    }
    if (!refused.isEmpty()) {
      throw new IllegalStateException(
          "Elasticsearch refuses documents of " + target + ": " + refused);
    }
  }

  /** How many documents behind the alias have this id or a smaller one, of all written so far. */
  long countUpTo(String target, long id) {
    return connection.write(
        client -> {
          client.indices().refresh(r -> r.index(target));
          return client
              .count(
                  c ->
                      c.index(target)
                          .query(
                              q ->
                                  q.range(r -> r.untyped(u -> u.field("id").lte(JsonData.of(id))))))
              .count();
        });
  }
}
