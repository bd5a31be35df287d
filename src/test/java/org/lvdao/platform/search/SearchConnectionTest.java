package org.lvdao.platform.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SearchConnectionTest {
  /** So a rebuild waits for another node instead of failing for good. */
  @Test
  void a_node_that_stops_has_no_cluster() throws IOException {
    var second = Duration.ofSeconds(1);
    var connection =
        new SearchConnection(
            new SearchSettings(
                "http://127.0.0.1:1", null, null, null, null, "", second, second, second, second));
    connection.close();

    assertThatThrownBy(() -> connection.write(client -> client.info()))
        .isInstanceOf(SearchUnavailable.class)
        .hasMessage("This node stops");
  }
}
