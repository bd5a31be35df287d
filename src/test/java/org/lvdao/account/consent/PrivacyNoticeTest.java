package org.lvdao.account.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.ApiClient;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.platform.seed.SeedSource.SeedError;

/** The notice in its versions, and what a new one does to the consents. */
class PrivacyNoticeTest {
  private static final String PATH = "/api/v1/privacy-notice";
  private static final String FIRST = "version,effective_from,change\n1,2026-01-01,MATERIAL\n";

  @TempDir Path folder;
  private TestNode node;

  @BeforeEach
  void start() throws IOException {
    node = TestNode.on(TestServers.running().freshDatabase());
    Files.createDirectories(folder.resolve("privacy-notice"));
    for (int version = 1; version <= 4; version++) {
      put("privacy-notice/" + version + ".zh-CN.md", "第 " + version + " 版");
      put("privacy-notice/" + version + ".en.md", "Version " + version);
    }
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private int load(String versions) throws IOException {
    put("privacy-notices.csv", versions);
    return node.bean(PrivacyNoticeSeed.class).load(folder).added();
  }

  private JsonNode survey(ApiClient resident) {
    return resident.get("/api/v1/me/consents").is(200).body().at("/items/3");
  }

  @Test
  void it_is_open_to_anybody_in_both_languages_and_may_be_kept() throws IOException {
    var anybody = node.api().anonymous();
    anybody.get(PATH).isProblem(404, "not-found");
    load(FIRST);

    var answer = anybody.get(PATH).is(200);

    assertThat(answer.body().at("/version").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/effectiveFrom").asText()).isEqualTo("2025-12-31T16:00:00Z");
    assertThat(answer.body().at("/texts/0/language").asText()).isEqualTo("zh-CN");
    assertThat(answer.body().at("/texts/0/text").asText()).isEqualTo("第 1 版");
    assertThat(answer.body().at("/texts/1/text").asText()).isEqualTo("Version 1");
    anybody.with("If-None-Match", String.valueOf(answer.header("ETag"))).get(PATH).is(304);
  }

  @Test
  void a_change_of_substance_asks_again_from_its_day_on_and_another_does_not() throws IOException {
    load(FIRST);
    var resident = node.api().resident("notice");
    assertThat(survey(resident).get("given").asBoolean()).isTrue();

    load(FIRST + "2,2026-02-01,MINOR\n");
    assertThat(survey(resident).get("given").asBoolean()).isTrue();
    assertThat(survey(resident).get("noticeVersion").asInt()).isEqualTo(1);

    load(FIRST + "2,2026-02-01,MINOR\n3,2026-03-01,MATERIAL\n4,2037-01-01,MATERIAL\n");
    assertThat(survey(resident).get("given").asBoolean()).isFalse();
    assertThat(survey(resident).get("askAgain").asBoolean()).isTrue();
    var device = Map.of("token", "token-notice", "platform", "IOS", "appVersion", "1");
    resident.post("/api/v1/me/devices", device).isProblem(403, "consent-needed");

    resident.agreeing();
    assertThat(survey(resident).get("given").asBoolean()).isTrue();
    assertThat(survey(resident).get("noticeVersion").asInt()).isEqualTo(3);
    resident.post("/api/v1/me/devices", device).is(200);
  }

  @Test
  void another_node_knows_a_new_notice_after_a_minute() throws IOException {
    load(FIRST);
    node.api().anonymous().get(PATH).is(200);
    var notices = node.bean(NoticeRepository.class);
    // As the operator's command does in another process.
    notices.insert(2, node.bean(AdjustableClock.class).instant(), true);

    node.bean(AdjustableClock.class).advance(Duration.ofSeconds(61));

    var now = node.api().anonymous().get(PATH).is(200).body();
    assertThat(now.get("version").asInt()).isEqualTo(2);
  }

  @Test
  void what_was_published_stays_as_it_is() throws IOException {
    assertThat(load(FIRST)).isEqualTo(1);
    assertThat(load(FIRST)).isZero();

    put("privacy-notice/1.en.md", "Something else");
    assertThatThrownBy(() -> load(FIRST)).isInstanceOf(SeedError.class).hasMessageContaining(":2:");
    put("privacy-notice/1.en.md", "Version 1");
    assertThatThrownBy(() -> load(FIRST.replace("2026-01-01", "2026-01-02")))
        .hasMessageContaining("version 1 was published");
    assertThatThrownBy(() -> load(FIRST + "9,2026-05-01,MINOR\n"))
        .hasMessageContaining("the text is missing: privacy-notice/9.zh-CN.md");
    assertThatThrownBy(() -> load(FIRST + "1,2026-05-01,MINOR\n"))
        .hasMessageContaining("versions go up");
    assertThatThrownBy(() -> load(FIRST + "2,May,MINOR\n")).hasMessageContaining("2026-10-01");
  }
}
