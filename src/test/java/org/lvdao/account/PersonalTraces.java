package org.lvdao.account;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;
import org.slf4j.LoggerFactory;

/**
 * A system of its own, and where in it something personal stands: in every column of every table,
 * in every document of the index, in every file of the photo store, in the log.
 */
final class PersonalTraces implements AutoCloseable {
  private static final String COLUMNS =
      """
      SELECT CONCAT(table_name, '.', column_name)
        FROM information_schema.columns
       WHERE table_schema = DATABASE()
         AND data_type NOT IN ('datetime', 'date', 'tinyint', 'smallint')
       ORDER BY 1
      """;

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.lvdao");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Map<String, byte[]> values = new LinkedHashMap<>();
  private final String database = TestServers.running().seededDatabase();
  private final Path photos;
  final TestNode node;

  PersonalTraces(Path photos) {
    this.photos = photos;
    lines.start();
    root.addAppender(lines);
    ours.setLevel(Level.TRACE);
    node = TestNode.on(database, Map.of("lvdao.photo.folder", photos.toString()));
  }

  Cases cases() {
    return node.bean(Cases.class);
  }

  /** Looks for nothing that was said before. */
  void forget() {
    values.clear();
    lines.list.clear();
  }

  /** A value to look for; answers it. */
  String seek(String name, String value) {
    values.put(name, value.getBytes(StandardCharsets.UTF_8));
    return value;
  }

  /** Bytes to look for. */
  void seek(String name, byte[] value) {
    values.put(name, value);
  }

  /** The names of the values that stand somewhere in the database. */
  TreeSet<String> inDatabase() {
    var found = new TreeSet<String>();
    databasePlaces().forEach(place -> found.add(place.replaceFirst(" in .*", "")));
    return found;
  }

  /** {@code name in table.column}. */
  List<String> databasePlaces() {
    var places = new ArrayList<String>();
    for (var column : cases().texts(COLUMNS)) {
      var names = column.split("\\.");
      values.forEach(
          (name, value) -> {
            var sql =
                "SELECT COUNT(*) FROM `%s` WHERE INSTR(CAST(`%s` AS BINARY), ?) > 0"
                    .formatted(names[0], names[1]);
            if (cases().number(sql, (Object) value) > 0) {
              places.add(name + " in " + column);
            }
          });
    }
    return places;
  }

  List<String> inIndex() {
    var elasticsearch = TestServers.running().elasticsearch().url() + "/" + database + "-*/";
    ask("POST", elasticsearch + "_refresh");
    return in(ask("GET", elasticsearch + "_search?size=10000"));
  }

  List<String> inLog() {
    var text = new StringBuilder();
    List.copyOf(lines.list)
        .forEach(
            line -> {
              text.append(line.getFormattedMessage()).append('\n');
              for (var f = line.getThrowableProxy(); f != null; f = f.getCause()) {
                text.append(f.getMessage()).append('\n');
              }
            });
    return in(text.toString());
  }

  /** The names of the files in the photo store, such as {@code 912133841068139933/thumb.jpg}. */
  TreeSet<String> files() {
    try (var found = Files.walk(photos)) {
      var names = new TreeSet<String>();
      found
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(file.getParent().getFileName() + "/" + file.getFileName()));
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> in(String text) {
    return values.entrySet().stream()
        .filter(value -> text.contains(new String(value.getValue(), StandardCharsets.UTF_8)))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String ask(String method, String address) {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(address + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    node.close();
    ours.setLevel(null);
    root.detachAppender(lines);
  }
}
