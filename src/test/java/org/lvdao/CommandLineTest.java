package org.lvdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path folder;

  @Test
  void nothing_asked_means_serve() {
    assertThat(CommandLine.parse().isErrand()).isFalse();
  }

  @Test
  void a_seed_and_an_administrator_may_be_asked_for_together() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "correct horse battery\nmore");

    CommandLine command =
        CommandLine.parse(
            "--seed=" + folder,
            "--create-admin=root",
            "--password-file=" + password,
            "--area=tianqiao");

    assertThat(command.isErrand()).isTrue();
    assertThat(command.seed()).isEqualTo(folder);
    assertThat(command.createAdmin()).isEqualTo("root");
    assertThat(command.area()).isEqualTo("tianqiao");
    assertThat(NewPassword.obtain("root", command.passwordFile()))
        .isEqualTo("correct horse battery");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bogus",
        "serve",
        "--seed",
        "--seed=/nowhere/at/all",
        "--create-admin=",
        "--area=tianqiao"
      })
  void what_cannot_be_done_is_said_and_ends_with_status_2(String argument) {
    assertThatThrownBy(() -> CommandLine.parse(argument))
        .isInstanceOfSatisfying(
            OperatorError.class,
            error -> {
              assertThat(error.status()).isEqualTo(2);
              assertThat(error.getMessage()).doesNotContain("\n");
            });
  }

  @Test
  void a_short_password_is_refused() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "short");

    assertThatThrownBy(() -> NewPassword.obtain("root", password))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("12");
  }
}
