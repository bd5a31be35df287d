package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.SubscribeMessageBox;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/** Staff edit what messages say, over HTTP; afterwards all is as it came with the program. */
@LvdaoTest
class TemplatesTest {
  private static final String TEMPLATES = "/api/v1/staff/message-templates";
  private static final String ACCEPTED = TEMPLATES + "/report-accepted/";
  private static final String INBOX = ACCEPTED + "INBOX/zh-CN";

  private final SubscribeMessageBox wechat = TestServers.running().wechat().messages();

  @Inject Cases cases;
  @Inject Told told;
  @Inject Templates templates;

  private final Set<String> touched = new HashSet<>();

  @AfterEach
  void reset() {
    touched.forEach(path -> admin().with("If-Match", tag(path)).delete(path).is(204));
  }

  private ApiClient admin() {
    return cases.staff("admin");
  }

  private String tag(String path) {
    return admin().get(path).is(200).header("ETag");
  }

  private Answer edit(String path, Map<String, ?> content) {
    touched.add(path);
    return admin().with("If-Match", tag(path)).put(path, content);
  }

  private static JsonNode usual(JsonNode list, String kind, String channel, String language) {
    for (var item : list.get("items")) {
      if (item.get("kind").asText().equals(kind)
          && item.get("channel").asText().equals(channel)
          && item.get("language").asText().equals(language)) {
        return item;
      }
    }
    throw new AssertionError(kind + " is missing");
  }

  @Test
  void every_kind_has_its_words_for_each_channel_and_language_from_the_beginning() {
    var list = admin().get(TEMPLATES).is(200).body();
    assertThat(list.get("items")).hasSize(TemplateKey.all().size());
    var inbox = usual(list, "report-rejected", "INBOX", "en");
    assertThat(inbox.get("edited").asBoolean()).isFalse();
    assertThat(inbox.at("/content/title").asText()).isEqualTo("Report not accepted");
    assertThat(inbox.at("/variables/0/name").asText()).isEqualTo("caseNo");
    assertThat(inbox.at("/variables/0/required").asBoolean()).isTrue();
    var push = usual(list, "report-rejected", "WECHAT", "zh-CN");
    assertThat(push.at("/content/templateId").asText()).isEqualTo(SubscribeMessageBox.TEMPLATE);
    assertThat(push.at("/content/fields/thing1").asText()).isEqualTo("{title}");
    assertThat(push.findValuesAsText("name")).containsExactly("time", "title");
  }

  @Test
  void the_usual_words_keep_the_rules_of_edited_ones() {
    templates.all().forEach((key, template) -> TemplateRules.check(key, template.content()));
  }

  @Test
  void every_variable_has_an_example() {
    for (var template : admin().get(TEMPLATES).is(200).body().get("items")) {
      for (var variable : template.get("variables")) {
        assertThat(variable.get("example").asText())
            .isNotBlank()
            .isNotEqualTo(variable.get("name").asText());
      }
    }
  }

  @Test
  void what_staff_wrote_is_told_until_they_go_back() {
    var words = Map.of("title", "我们收到了", "body", "案件 {caseNo} 收到，谢谢您！");
    var edited = edit(INBOX, words).is(200);
    assertThat(edited.body().get("edited").asBoolean()).isTrue();
    assertThat(admin().get(INBOX).is(200).text()).isEqualTo(edited.text());

    var reporter = cases.resident();
    var message = told.acceptedOf(reporter);
    assertThat(message.get("title").asText()).isEqualTo("我们收到了");
    assertThat(message.get("body").asText()).matches("案件 TQ-\\d+-\\d+ 收到，谢谢您！");

    admin().with("If-Match", tag(INBOX)).delete(INBOX).is(204);
    assertThat(told.acceptedOf(cases.resident()).get("title").asText()).isEqualTo("您的上报已受理");
    var versions = admin().get(INBOX + "/versions").is(200).body().get("items");
    assertThat(versions.get(0).get("reset").asBoolean()).isTrue();
    assertThat(versions.get(1).at("/content/title").asText()).isEqualTo("我们收到了");
    long version = versions.get(0).get("version").asLong();
    assertThat(versions.get(1).get("version").asLong()).isEqualTo(version - 1);
    assertThat(
            cases.texts(
                "SELECT action FROM audit_log WHERE subject = 'message-template'"
                    + " AND subject_id = 'report-accepted/INBOX/zh-CN' ORDER BY id DESC LIMIT 2"))
        .containsExactly("message-template-reset", "message-template-changed");
  }

  @Test
  void the_version_that_was_read_decides_and_a_district_edits_nothing() {
    var words = Map.of("title", "收到", "body", "{caseNo}");
    var stale = tag(INBOX);
    edit(INBOX, words).is(200);
    admin().with("If-Match", stale).put(INBOX, words).isProblem(412, "stale-version");
    admin().put(INBOX, words).isProblem(428, "if-match-required");
    var district = cases.staffWith(new Grant(Role.ADMIN, AreaPath.ofDistrict("tianqiao"), null));
    district.with("If-Match", tag(INBOX)).put(INBOX, words).isProblem(403, "forbidden");
    admin().get(TEMPLATES + "/announcement/INBOX/zh-CN").isProblem(404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "INBOX, title, 您的 {caseNo} 已受理, template-no-variables",
    "INBOX, title, 一二三四五六七八九十一二三四五六七八九十一, size",
    "INBOX, title, '', required",
    "INBOX, body, 已受理, template-variable-missing",
    "INBOX, body, 案件 {caseNo} 由 {handler} 受理, template-variable",
    "INBOX, body, 案件 {caseNo} {, invalid",
    "INBOX, templateId, x, unknown",
    "FCM, title, 案件 {caseNo}, template-variable",
    "FCM, body, '', required",
    "WECHAT, title, 已受理, unknown",
    "WECHAT, thing1, 关于{title}, size",
    "WECHAT, phrase1, Done, invalid",
    "WECHAT, time2, 今天, template-variable-missing",
    "WECHAT, other7, 已受理, template-field"
  })
  void what_a_channel_does_not_take_is_named(
      String channel, String part, String text, String code) {
    var path = ACCEPTED + channel + "/zh-CN";
    var answer = admin().with("If-Match", tag(path)).put(path, content(channel, part, text));
    answer.isProblem(400, "invalid-request");
    var error = answer.body().at("/errors/0");
    assertThat(error.get("code").asText()).isEqualTo(code);
    assertThat(error.get("detail").asText()).isNotBlank();
    assertThat(error.get("pointer").asText())
        .isEqualTo(
            part.matches("[a-z]+\\d")
                ? code.equals("template-field") ? "/fields" : "/fields/" + part
                : "/" + part);
    assertThat(answer.body().get("errors")).hasSize(1);
    admin().post(path + "/preview", content(channel, part, text)).isProblem(400, "invalid-request");
  }

  /** One that is in order, but for a part. */
  private static Map<String, Object> content(String channel, String part, String text) {
    var content = new HashMap<String, Object>();
    switch (channel) {
      case "INBOX" -> content.putAll(Map.of("title", "已受理", "body", "{caseNo}"));
      case "FCM" -> content.put("title", "{title}");
      default -> {
        content.put("templateId", "abc");
        content.put("fields", Map.of("thing5", "{title}"));
      }
    }
    if (part.matches("[a-z]+\\d")) {
      content.put("fields", Map.of(part, text));
    } else {
      content.put(part, text);
    }
    return content;
  }

  @Test
  void unknown_names_come_with_the_permitted_ones() {
    var words = Map.of("title", "{name}您好");
    var answer = admin().post(ACCEPTED + "FCM/zh-CN/preview", words).is(400);
    assertThat(answer.body().at("/errors/0/detail").asText())
        .contains("name")
        .contains("time, title");
  }

  @Test
  void a_preview_shows_example_values_and_changes_nothing() {
    var before = admin().get(INBOX).is(200).text();
    var shown =
        admin()
            .post(INBOX + "/preview", Map.of("title", "收到", "body", "案件 {caseNo} 收到"))
            .is(200)
            .body();
    assertThat(shown.get("body").asText()).isEqualTo("案件 TQ-20261122-000001 收到");
    var push =
        admin()
            .post(ACCEPTED + "FCM/en/preview", Map.of("title", "Lvdao", "body", "{title}"))
            .is(200)
            .body();
    assertThat(push.get("body").asText()).isEqualTo("Report accepted");
    assertThat(admin().get(INBOX).is(200).text()).isEqualTo(before);
  }

  @Test
  void a_push_to_an_app_says_what_staff_wrote() {
    edit(ACCEPTED + "FCM/zh-CN", Map.of("title", "绿岛", "body", "{title}（{time}）")).is(200);
    var person = told.person();
    var token = Told.device(person.client());
    told.acceptedOf(person.client());
    var fcm = TestServers.running().fcm();
    var push = Awaitility.await().until(() -> fcm.deliveredTo(token), pushes -> !pushes.isEmpty());
    assertThat(push.getFirst().at("/notification/title").asText()).isEqualTo("绿岛");
    assertThat(push.getFirst().at("/notification/body").asText()).startsWith("您的上报已受理（20");
  }

  @Test
  void wechat_gets_the_template_that_staff_named_once_it_is_allowed() {
    var template = "sandbox-progress";
    wechat.add(template);
    var fields = Map.of("phrase1", "已受理", "thing2", "{title}", "date3", "{time}");
    edit(ACCEPTED + "WECHAT/zh-CN", Map.of("templateId", template, "fields", fields)).is(200);
    var person = told.person();
    var offered = person.client().get("/api/v1/me/subscriptions").is(200).body().get("items");
    assertThat(offered.findValuesAsText("templateId"))
        .isEqualTo(List.of(SubscribeMessageBox.TEMPLATE, template));
    person.client().post("/api/v1/me/subscriptions", Map.of("templateId", template)).is(200);

    told.acceptedOf(person.client());

    var openid = person.openid();
    var got =
        Awaitility.await().until(() -> wechat.deliveredTo(openid), pushes -> !pushes.isEmpty());
    assertThat(got).hasSize(1);
    assertThat(got.getFirst().get("template_id").asText()).isEqualTo(template);
    assertThat(got.getFirst().at("/data/phrase1/value").asText()).isEqualTo("已受理");
    assertThat(got.getFirst().at("/data/thing2/value").asText()).isEqualTo("您的上报已受理");
  }
}
