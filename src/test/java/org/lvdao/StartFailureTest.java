package org.lvdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.platform.seal.SealingKeys;
import org.lvdao.platform.seal.SealingSettings;
import org.lvdao.platform.seal.WrongKeys;

class StartFailureTest {
  private final Map<String, String> environment =
      Map.of(
          "LVDAO_PORT", "8081",
          "LVDAO_MYSQL_OWNER", "owner",
          "LVDAO_MYSQL_URL", "jdbc:mysql://db.example:3307/lvdao?password=secret");

  @Test
  void a_taken_port_is_named() {
    assertThat(explained(new BindException("Address already in use"))).contains("8081");
  }

  @Test
  void a_refused_user_is_named_with_the_server_and_without_the_password() {
    assertThat(explained(new SQLException("Access denied", "28000", 1045)))
        .contains("db.example:3307", "'lvdao'")
        .doesNotContain("secret");
  }

  @Test
  void a_refused_owner_is_told_from_the_user() {
    assertThat(explained(new SQLException("Access denied for user 'owner'@'%'", "28000", 1045)))
        .contains("'owner'", "LVDAO_MYSQL_OWNER");
  }

  @Test
  void an_owner_who_cannot_grant_is_told_what_to_be_granted() {
    assertThat(explained(new SQLException("GRANT command denied", "42000", 1142)))
        .contains("GRANT command denied", "WITH GRANT OPTION");
  }

  @Test
  void a_server_that_does_not_answer_is_named() {
    assertThat(explained(new SQLException("Communications link failure", "08S01", 0)))
        .contains("db.example:3307", "does not answer");
  }

  @Test
  void wrong_keys_are_a_matter_of_settings() {
    try {
      new SealingKeys(new SealingSettings("too short", "too short"));
      fail();
    } catch (WrongKeys wrong) {
      var explained = StartFailure.explain(new RuntimeException(wrong), environment).orElseThrow();
      assertThat(explained.status()).isEqualTo(2);
      assertThat(explained)
          .hasMessage("LVDAO_PHONE_KEY is not valid: A key is 32 bytes in base64.");
    }
  }

  @Test
  void an_unknown_failure_keeps_its_stack_trace() {
    assertThat(StartFailure.explain(new IllegalStateException("?"), environment)).isEmpty();
  }

  private String explained(Exception cause) {
    var failure = new RuntimeException("outer", new IllegalStateException("inner", cause));
    return StartFailure.explain(failure, environment).orElseThrow().getMessage();
  }
}
