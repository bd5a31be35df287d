package org.lvdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class ErrandsTest {
  private static final String PASSWORD = "long enough for one";

  @TempDir Path folder;
  @Inject Errands errands;
  @Inject Api api;

  @Test
  void an_administrator_of_a_district_may_sign_in() throws IOException {
    var name = "admin-" + UUID.randomUUID();

    createAdmin(name, "tianqiao");

    assertThat(signIn(name)).isEqualTo(200);
  }

  @Test
  void nobody_administers_a_district_that_does_not_exist() {
    var name = "admin-" + UUID.randomUUID();

    assertThatThrownBy(() -> createAdmin(name, "nowhere"))
        .isInstanceOf(OperatorError.class)
        .hasMessageContaining("there is no district nowhere");

    assertThat(signIn(name)).isEqualTo(401);
  }

  private void createAdmin(String name, String area) throws IOException {
    var password = Files.writeString(folder.resolve("password"), PASSWORD);
    errands.run(
        CommandLine.parse(
            "--create-admin=" + name, "--password-file=" + password, "--area=" + area));
  }

  private int signIn(String name) {
    return api.anonymous()
        .post("/api/v1/auth/staff", Map.of("username", name, "password", PASSWORD))
        .status();
  }
}
