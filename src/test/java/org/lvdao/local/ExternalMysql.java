package org.lvdao.local;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** A server somebody else runs, such as MySQL 8.4 or 9.x; it is left running. */
final class ExternalMysql implements LocalMysql {
  private final String server;
  private final String query;
  private final String user;
  private final String password;

  /**
   * @param url {@code jdbc:mysql://host:port/?user=…&password=…}, the user being one who may create
   *     databases
   */
  ExternalMysql(String url) {
    var mark = url.indexOf('?');
    var all = mark < 0 ? "" : url.substring(mark + 1);
    var address = mark < 0 ? url : url.substring(0, mark);
    var slash = address.indexOf('/', "jdbc:mysql://".length());
    this.server = slash < 0 ? address : address.substring(0, slash);
    this.user = decoded(Objects.requireNonNullElse(LocalMysql.setting(all, "user"), "root"));
    this.password = decoded(Objects.requireNonNullElse(LocalMysql.setting(all, "password"), ""));
    this.query =
        Arrays.stream(all.split("&"))
            .filter(pair -> !pair.startsWith("user=") && !pair.startsWith("password="))
            .collect(Collectors.joining("&"));
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public void kill() {
    throw new UnsupportedOperationException("not our server");
  }

  @Override
  public String jdbcUrl(String database) {
    return server + "/" + database + (query.isEmpty() ? "" : "?" + query);
  }

  @Override
  public String user() {
    return user;
  }

  @Override
  public String password() {
    return password;
  }
}
