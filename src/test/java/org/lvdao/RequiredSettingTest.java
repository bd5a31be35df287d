package org.lvdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RequiredSettingTest {
  private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
  private static final String SECRET = "0123456789012345678901234567890x";

  private final Map<String, String> environment =
      new HashMap<>(
          Map.of(
              "LVDAO_MYSQL_URL",
              "jdbc:mysql://db.example/lvdao",
              "LVDAO_MYSQL_PASSWORD",
              "p",
              "LVDAO_JWT_SECRET",
              SECRET,
              "LVDAO_LINK_SECRET",
              SECRET,
              "LVDAO_PHONE_KEY",
              KEY,
              "LVDAO_PHONE_INDEX_KEY",
              KEY,
              "LVDAO_WECHAT_APP_ID",
              "a",
              "LVDAO_WECHAT_SECRET",
              "s"));

  @Test
  void a_complete_environment_passes() {
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void everything_missing_is_named_at_once() {
    environment.clear();

    assertThatThrownBy(this::check)
        .isInstanceOfSatisfying(
            OperatorError.class, error -> assertThat(error.status()).isEqualTo(2))
        .hasMessageContaining("LVDAO_MYSQL_URL is missing")
        .hasMessageContaining("LVDAO_JWT_SECRET is missing")
        .hasMessageContaining("LVDAO_PHONE_INDEX_KEY is missing")
        .hasMessageContaining("LVDAO_WECHAT_APP_ID is missing")
        .hasMessageContaining("LVDAO_WECHAT_SECRET is missing");
  }

  @Test
  void what_wechat_judges_it_must_be_able_to_fetch_and_to_sign() {
    environment.put("LVDAO_CONTENT_CHECK", "wechat");
    environment.put("LVDAO_WECHAT_PUSH_TOKEN", "no");

    assertThatThrownBy(this::check)
        .hasMessageContaining("LVDAO_PUBLIC_URL is missing")
        .hasMessageContaining("LVDAO_WECHAT_PUSH_TOKEN is not valid");

    environment.put("LVDAO_PUBLIC_URL", "https://lvdao.example");
    environment.put("LVDAO_WECHAT_PUSH_TOKEN", "abc123");
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  /** One without would end the start with the framework's words, before ours are said. */
  @Test
  void every_variable_of_the_settings_file_has_a_default() throws IOException {
    try (var file = Application.class.getResourceAsStream("/application.yml")) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(text).doesNotContainPattern("\\$\\{[A-Z_]+\\}");
    }
  }

  @Test
  void weak_secrets_and_wrong_keys_are_refused_without_showing_them() {
    environment.put("LVDAO_JWT_SECRET", "too-short");
    environment.put("LVDAO_PHONE_KEY", "bm90IDMyIGJ5dGVz");

    assertThatThrownBy(this::check)
        .hasMessageContaining("LVDAO_JWT_SECRET is not valid")
        .hasMessageContaining("LVDAO_PHONE_KEY is not valid")
        .hasMessageNotContaining("too-short");
  }

  private void check() {
    RequiredSetting.check(environment);
  }
}
