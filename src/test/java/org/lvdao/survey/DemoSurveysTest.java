package org.lvdao.survey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.lvdao.area.AreaService;
import org.lvdao.local.ApiClient;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;

/** The surveys of the demo, on a database of their own, held against what they were made of. */
class DemoSurveysTest {
  @Test
  void the_estimates_of_the_demo_hold_its_truth() {
    try (var node = TestNode.on(TestServers.running().seededDatabase())) {
      var beans = node.beans();
      DemoSurveys.create(beans, node.uri(), line -> {});
      DemoSurveys.create(beans, node.uri(), line -> {});
      var admin = node.api().staff("admin");
      var areas = node.bean(AreaService.class);
      int districts = 0;
      int held = 0;
      for (var district : areas.districts()) {
        var campaigns =
            admin
                .get("/api/v1/staff/campaigns?district=" + district.code())
                .is(200)
                .body()
                .required("items");
        assertThat(campaigns).as("made once").hasSize(2);
        assertThat(campaigns.get(0).required("state").asText()).isEqualTo("OPEN");
        assertThat(campaigns.get(1).required("state").asText()).isEqualTo("CLOSED");
        var group = estimate(admin, campaigns.get(1).required("id").asText());
        double truth = DemoSurveys.town(areas, district.code()).truth();
        assertThat(group.required("n").asInt()).isEqualTo(DemoSurveys.RESPONDENTS);
        assertThat(group.required("weightedShare").asDouble())
            .isBetween(truth - 0.06, truth + 0.06);
        held +=
            group.at("/interval/low").asDouble() <= truth
                    && truth <= group.at("/interval/high").asDouble()
                ? 1
                : 0;
        districts++;
      }
      // Always the same draws; five of five have a chance of 77 in a hundred, four of 97.
      assertThat(held).isGreaterThanOrEqualTo(districts - 1);
    }
  }

  private static JsonNode estimate(ApiClient admin, String campaign) {
    return admin
        .get("/api/v1/staff/campaigns/" + campaign + "/estimates?question=OVERALL")
        .is(200)
        .body()
        .at("/groups/0");
  }
}
