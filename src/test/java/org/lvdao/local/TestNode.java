package org.lvdao.local;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A node of the application inside the test's process, with its own beans and port. Nodes on the
 * same database work together as in production.
 */
public final class TestNode implements AutoCloseable {
  private static @Nullable TestNode shared;

  private final ApplicationContext beans;
  private final EmbeddedServer server;

  private TestNode(ApplicationContext beans) {
    this.beans = beans;
    this.server = beans.getBean(EmbeddedServer.class);
  }

  /** The node of all {@link LvdaoTest} classes, on the shared database, seeded. */
  static synchronized TestNode shared() {
    if (shared == null) {
      shared = start(TestServers.running().settings());
    }
    return shared;
  }

  /** Another node on the shared database. */
  public static TestNode join() {
    shared();
    return start(TestServers.running().settings());
  }

  /** A node on the database; more than one may share it. The first one should {@link #seed()}. */
  public static TestNode on(String database) {
    return start(TestServers.running().settings(database));
  }

  /** A node on the database with settings that differ from the usual ones. */
  public static TestNode on(String database, Map<String, Object> changes) {
    var settings = TestServers.running().settings(database);
    settings.putAll(changes);
    return start(settings);
  }

  private static TestNode start(Map<String, Object> settings) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    var beans =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .environments("test")
            .properties(settings)
            .start();
    var node = new TestNode(beans);
    node.server.start();
    return node;
  }

  /** Loads {@code seed/} and the demo staff. */
  public void seed() {
    LocalSeed.load(beans, Path.of("seed"), Progress.SILENT);
  }

  public ApplicationContext beans() {
    return beans;
  }

  public <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  public URI uri() {
    return server.getURI();
  }

  public Api api() {
    return beans.getBean(Api.class);
  }

  @Override
  public void close() {
    beans.close();
  }
}
