package org.lvdao.platform.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientOptions;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.http.Header;
import org.apache.http.HttpHost;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.message.BasicHeader;
import org.elasticsearch.client.RequestOptions;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the cluster. It connects with the first request, so the application starts
 * without a cluster. What fails because the cluster is away or overloaded becomes {@link
 * SearchUnavailable}, and searches then spare themselves the wait for a moment.
 */
@Singleton
public class SearchConnection {
  private static final Logger log = LoggerFactory.getLogger(SearchConnection.class);

  /** What a cluster says that cannot serve now, or does not let us in until somebody helps. */
  private static final Set<Integer> LATER = Set.of(401, 403, 408, 429, 502, 503, 504);

  private static final long CLOSED = 0;

  private final RestClient rest;
  private final ElasticsearchClient reads;
  private final ElasticsearchClient writes;
  private final Duration pause;
  private final AtomicLong openUntil = new AtomicLong(CLOSED);
  private final AtomicBoolean toldAway = new AtomicBoolean();

  SearchConnection(SearchSettings settings) {
    var hosts = settings.url().split(",");
    this.rest =
        RestClient.builder(
                Arrays.stream(hosts)
                    .map(String::strip)
                    .map(HttpHost::create)
                    .toArray(HttpHost[]::new))
            .setDefaultHeaders(credentials(settings).stream().toArray(Header[]::new))
            // Who we are stands in each request, and nobody sets cookies: to look for either takes
            // as long as to write the request.
            .setHttpClientConfigCallback(
                http -> http.disableAuthCaching().disableCookieManagement())
            .build();
    var client = new ElasticsearchClient(new RestClientTransport(rest, new JacksonJsonpMapper()));
    this.reads = withTimeout(client, settings, settings.searchTimeout());
    this.writes = withTimeout(client, settings, settings.writeTimeout());
    this.pause = settings.pause();
  }

  /** A request to Elasticsearch. */
  @FunctionalInterface
  public interface Request<T> {
    T send(ElasticsearchClient client) throws IOException;
  }

  /**
   * Sends a search.
   *
   * @throws SearchUnavailable at once while the cluster is known to be away
   */
  public <T> T search(Request<T> request) {
    long until = openUntil.get();
    if (until != CLOSED) {
      // One request tries again when the pause is over; the others go on without until it is back.
      boolean mayTry =
          System.nanoTime() - until >= 0
              && openUntil.compareAndSet(until, System.nanoTime() + pause.toNanos());
      if (!mayTry) {
        throw new SearchUnavailable("Elasticsearch did not answer a moment ago");
      }
    }
    try {
      return send(reads, request);
    } catch (SearchIndexMissing missing) {
      openUntil.set(CLOSED);
      throw missing;
    } catch (SearchUnavailable unavailable) {
      openUntil.set(System.nanoTime() + pause.toNanos());
      throw unavailable;
    }
  }

  /** Sends anything else, with more patience. */
  public <T> T write(Request<T> request) {
    return send(writes, request);
  }

  private <T> T send(ElasticsearchClient client, Request<T> request) {
    try {
      T answer = request.send(client);
      openUntil.set(CLOSED);
      if (toldAway.compareAndSet(true, false)) {
        log.info("Elasticsearch serves again");
      }
      return answer;
    } catch (IOException failure) {
      throw unavailable("Elasticsearch cannot be reached: " + failure.getMessage(), failure);
    } catch (ElasticsearchException refused) {
      throw translated(refused);
    } catch (RuntimeException failure) {
      throw rest.isRunning() ? failure : new SearchUnavailable("This node stops", failure);
    }
  }

  /** Says it once, however many requests find out. */
  private SearchUnavailable unavailable(String why, Exception failure) {
    if (toldAway.compareAndSet(false, true)) {
      log.warn("{}; lists come from the database until it serves", why);
    }
    return new SearchUnavailable(why, failure);
  }

  private RuntimeException translated(ElasticsearchException refused) {
    if (refused.status() == 404 && isMissing(refused.error().type())) {
      return new SearchIndexMissing(String.valueOf(refused.error().metadata().get("index")));
    }
    return isPassing(refused.status())
        ? unavailable("Elasticsearch cannot serve now: " + refused.getMessage(), refused)
        : refused;
  }

  static boolean isPassing(int status) {
    return LATER.contains(status);
  }

  static boolean isMissing(@Nullable String type) {
    return "index_not_found_exception".equals(type) || "alias_not_found_exception".equals(type);
  }

  private static ElasticsearchClient withTimeout(
      ElasticsearchClient client, SearchSettings settings, Duration timeout) {
    var config =
        RequestConfig.custom()
            .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
            .setConnectionRequestTimeout(Math.toIntExact(timeout.toMillis()))
            .setSocketTimeout(Math.toIntExact(timeout.toMillis()))
            .build();
    var options = RequestOptions.DEFAULT.toBuilder().setRequestConfig(config).build();
    return client.withTransportOptions(new RestClientOptions(options, false));
  }

  private static Optional<Header> credentials(SearchSettings settings) {
    if (isGiven(settings.apiKey())) {
      return Optional.of(new BasicHeader("Authorization", "ApiKey " + settings.apiKey()));
    }
    if (isGiven(settings.user())) {
      var pair = settings.user() + ":" + (settings.password() == null ? "" : settings.password());
      var encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      return Optional.of(new BasicHeader("Authorization", "Basic " + encoded));
    }
    return Optional.empty();
  }

  private static boolean isGiven(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  @PreDestroy
  void close() throws IOException {
    rest.close();
  }
}
