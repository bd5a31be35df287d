package org.lvdao.platform.search;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where Elasticsearch is and how it is used.
 *
 * @param url of one node or a load balancer; several separated by commas
 * @param user for basic authentication; blank for none
 * @param apiKey as Elasticsearch encodes it, instead of a user; blank for none
 * @param analyzer an analyzer of the cluster that finds Chinese words, such as {@code ik_max_word};
 *     blank when there is none: then single characters and pairs are all there is
 * @param indexPrefix begins the name of every index and alias, so that several systems can share a
 *     cluster
 * @param connectTimeout how long to wait for a connection
 * @param searchTimeout how long a reader waits before the list comes from the database
 * @param writeTimeout how long the projection waits
 * @param pause how long searches do not try a cluster that failed to answer
 */
@ConfigurationProperties("lvdao.elasticsearch")
public record SearchSettings(
    @Bindable(defaultValue = "http://127.0.0.1:9200") String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable String apiKey,
    @Nullable String analyzer,
    @Bindable(defaultValue = "") String indexPrefix,
    @Bindable(defaultValue = "1s") Duration connectTimeout,
    @Bindable(defaultValue = "2s") Duration searchTimeout,
    @Bindable(defaultValue = "30s") Duration writeTimeout,
    @Bindable(defaultValue = "3s") Duration pause) {

  /** Whether the cluster has an analyzer of its own for words. */
  public boolean hasAnalyzer() {
    return analyzer != null && !analyzer.isBlank();
  }
}
