package org.lvdao.storm;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LocalMysql;
import org.lvdao.local.NodeProcess;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** The database of the storms, apart from that of other tests, and how nodes join it. */
final class World {
  /** A node that was killed is made up for soon. */
  static final Map<String, Object> IMPATIENT =
      Map.of("lvdao.outbox.lease", "3s", "lvdao.report.deadline-check", "1s");

  /**
   * How often the long tests do a thing, each time with another seed: -Dlvdao.rounds=…, else 10.
   */
  static final int ROUNDS = Integer.getInteger("lvdao.rounds", 10);

  private static @Nullable String database;

  private World() {}

  /** The name of the storms' database, seeded. */
  static synchronized String database() {
    if (database == null) {
      database = TestServers.running().seededDatabase();
    }
    return database;
  }

  static TestNode node(Map<String, Object> changes) {
    var all = new HashMap<>(IMPATIENT);
    all.putAll(changes);
    return TestNode.on(database(), all);
  }

  static TestNode node() {
    return node(Map.of());
  }

  static Truth truth() {
    return new Truth(TestServers.running().mysql(), database());
  }

  /** Settings of a node on another server, which goes away: there is no use in waiting for it. */
  static Map<String, Object> on(LocalMysql mysql, String name) {
    var settings = new HashMap<>(IMPATIENT);
    settings.put("datasources.default.connection-timeout", "2000");
    settings.putAll(mysql.settings(name));
    return settings;
  }

  /** Somebody without a node; ask {@link ApiClient#at} for one. */
  static ApiClient anybody() {
    return ApiClient.anonymous(URI.create("http://127.0.0.1"));
  }

  static ApiClient resident(ApiClient anybody, String name) {
    var answer = anybody.post("/api/v1/auth/wechat", Map.of("code", name)).is(200);
    return anybody
        .with("Authorization", "Bearer " + answer.body().required("accessToken").asText())
        .agreeing();
  }

  /** A seed of one's own to repeat a storm: -Dlvdao.seed=…; else a new one. */
  static long seed() {
    return Long.getLong("lvdao.seed", System.nanoTime() & 0xFFFFFF);
  }

  /** The administrator of everywhere, at a node. */
  static ApiClient admin(NodeProcess node) {
    var answer =
        anybody()
            .at(node.uri())
            .post("/api/v1/auth/staff", Map.of("username", "admin", "password", "lvdao-local"))
            .is(200);
    return anybody()
        .at(node.uri())
        .with("Authorization", "Bearer " + answer.body().required("accessToken").asText());
  }
}
