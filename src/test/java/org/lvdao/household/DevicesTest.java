package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lvdao.household.Bins.Bin;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** Administrators register devices. */
@LvdaoTest
class DevicesTest {
  private static final String PATH = "/api/v1/staff/devices";

  @Inject Bins bins;
  @Inject Homes homes;
  @Inject Cases cases;

  private ApiClient admin() {
    return cases.staff("admin");
  }

  @Test
  void a_secret_is_shown_until_the_device_has_used_it_and_lies_nowhere_in_clear() {
    var same = admin().with("Idempotency-Key", UUID.randomUUID().toString());
    var draft = Bins.draft(Homes.COMMUNITY);
    var made = same.post(PATH, draft).is(201);
    var bin = new Bin(Cases.id(made), made.body().get("secret").asText());
    assertThat(bin.secret()).hasSize(43);
    assertThat(made.header("Cache-Control")).isEqualTo("no-store");

    assertThat(same.post(PATH, draft).is(201).text()).isEqualTo(made.text());
    assertThat(admin().get(PATH + "/" + bin.id()).is(200).text()).doesNotContain(bin.secret());
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM idempotency WHERE body LIKE ?", "%" + bin.secret() + "%"))
        .isZero();
    var hex = HexFormat.of().withUpperCase().formatHex(bin.secret().getBytes());
    assertThat(cases.texts("SELECT HEX(secret) FROM delivery_device WHERE id = ?", bin.id()))
        .first()
        .asString()
        .doesNotContain(hex);
    bins.deliver(bin, bins.event("4000000000000002")).is(200);
    assertThat(same.post(PATH, draft).is(201).body().get("secret").isNull()).isTrue();
  }

  @Test
  void a_new_secret_ends_the_one_before() {
    var bin = bins.create(Homes.COMMUNITY);
    bins.deliver(bin, bins.event("4000000000000002")).is(200);

    var renewed =
        admin().with("If-Match", "\"0\"").post(PATH + "/" + bin.id() + "/secret").is(200).body();

    bins.deliver(bin, bins.event("4000000000000002")).isProblem(401, "unauthenticated");
    var next = new Bin(bin.id(), renewed.get("secret").asText());
    bins.deliver(next, bins.event("4000000000000002")).is(200);
    admin()
        .with("If-Match", "\"0\"")
        .post(PATH + "/" + bin.id() + "/secret")
        .isProblem(412, "stale-version");
    admin().post(PATH + "/" + bin.id() + "/secret").isProblem(428, "if-match-required");
  }

  @Test
  void a_device_is_renamed_disabled_and_enabled_again() {
    var path = PATH + "/" + bins.create(Homes.COMMUNITY).id();

    var renamed = admin().with("If-Match", "\"0\"").patch(path, Map.of("name", "东门")).is(200);
    var off = admin().with("If-Match", "\"1\"").patch(path, Map.of("disabled", true)).is(200);
    var on = admin().with("If-Match", "\"2\"").patch(path, Map.of("disabled", false)).is(200);

    assertThat(renamed.body().get("name").asText()).isEqualTo("东门");
    assertThat(off.body().get("disabled").asBoolean()).isTrue();
    assertThat(on.body().get("disabled").asBoolean()).isFalse();
    assertThat(on.body().get("name").asText()).isEqualTo("东门");
    admin().post(PATH, Bins.draft("370105001")).isProblem(400, "invalid-request");
    var id = path.substring(PATH.length() + 1);
    assertThat(
            admin().pages(PATH + "?limit=50").stream()
                .flatMap(page -> page.get("items").findValuesAsText("id").stream()))
        .contains(id)
        .doesNotHaveDuplicates();
  }
}
