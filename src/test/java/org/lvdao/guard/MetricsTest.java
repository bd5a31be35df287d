package org.lvdao.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class MetricsTest {
  private final MeterRegistry meters;
  private final Api api;

  MetricsTest(MeterRegistry meters, Api api) {
    this.meters = meters;
    this.api = api;
  }

  @Test
  void every_metric_of_ours_says_what_it_is() {
    api.anonymous().get("/api/v1/photos/1/thumb").is(404);
    api.signIn("dispatcher.tianqiao");

    var ours =
        meters.getMeters().stream()
            .filter(meter -> meter.getId().getName().startsWith("lvdao."))
            .toList();

    assertThat(ours)
        .extracting(meter -> meter.getId().getName())
        .contains(
            "lvdao.outbox.parked",
            "lvdao.photo.waiting",
            "lvdao.password.computations",
            "lvdao.pickup.without.collector",
            "lvdao.pickup.disputed");
    assertThat(meters.get("lvdao.pickup.without.collector").gauge().value()).isNotNegative();
    assertThat(meters.get("lvdao.pickup.disputed").gauge().value()).isNotNegative();
    assertThat(ours).allSatisfy(meter -> assertThat(meter.getId().getDescription()).isNotBlank());
  }
}
