package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lvdao.kernel.DomainError;

class PasswordRulesTest {
  private static final List<String> ABOUT = List.of("wang.fangfang", "王芳芳");

  private final PasswordRules rules = new PasswordRules();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "123456789012",
        "qwertyuiop[]",
        "aaaaaaaaaaaaaaaa",
        "iloveyou2026",
        "wangfangfang",
        "wang.fangfang1",
        "lvdaolvdaolvdao"
      })
  void what_is_common_or_personal_is_refused(String password) {
    assertThatThrownBy(() -> rules.check("/newPassword", password, ABOUT))
        .isInstanceOfSatisfying(
            DomainError.class,
            refused ->
                assertThat(refused.errors().getFirst().code()).isEqualTo("password-guessable"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kite river 7 lanterns",
        "correct horse battery staple",
        "泉城的荷花开了三十二朵半呀",
        "xkqzvwpmjtbh",
        "  spaces count, too  "
      })
  void any_characters_will_do(String password) {
    assertThatCode(() -> rules.check("/newPassword", password, ABOUT)).doesNotThrowAnyException();
  }

  @Test
  void length_is_from_12_to_128_characters() {
    assertThatThrownBy(() -> rules.check("/newPassword", "kq7 vwz pmj", ABOUT))
        .isInstanceOf(DomainError.class);
    var longest = "kite river 7 lanterns ".repeat(6).substring(0, 128);
    assertThatCode(() -> rules.check("/newPassword", longest, ABOUT)).doesNotThrowAnyException();
    assertThatThrownBy(() -> rules.check("/newPassword", longest + "!", ABOUT))
        .isInstanceOf(DomainError.class);
  }
}
