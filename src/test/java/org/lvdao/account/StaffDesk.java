package org.lvdao.account;

import io.micronaut.context.BeanContext;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.Role;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;

/** People with user names at one node, and what they ask of it. */
final class StaffDesk {
  static final String ACCOUNTS = "/api/v1/staff/accounts";
  static final String PASSWORD = "lvdao-local";

  /** Nobody guesses it soon. */
  static final String STRONG = "kite river 7 lanterns";

  private final BeanContext beans;

  StaffDesk(BeanContext beans) {
    this.beans = beans;
  }

  /** Somebody who has signed in. */
  record Person(long id, String name, ApiClient client) {}

  static Grant grant(Role role, String district) {
    return new Grant(role, AreaPath.ofDistrict(district), null);
  }

  static Map<String, String> role(Role role, String area) {
    return Map.of("role", role.name(), "area", area);
  }

  static String unique(String name) {
    return name + "-" + UUID.randomUUID();
  }

  long create(String name, Grant... grants) {
    return beans
        .getBean(StaffAccounts.class)
        .create(Actor.SYSTEM, name, PASSWORD, "某人", List.of(grants));
  }

  Person person(Grant... grants) {
    var name = unique("person");
    long id = create(name, grants);
    return new Person(id, name, bearer(signIn(name, PASSWORD).is(200)));
  }

  Person admin(String district) {
    return person(grant(Role.ADMIN, district));
  }

  ApiClient anonymous() {
    return beans.getBean(Api.class).anonymous();
  }

  Answer signIn(String name, String password, String... more) {
    var body = new HashMap<String, String>(Map.of("username", name, "password", password));
    for (int i = 0; i < more.length; i += 2) {
      body.put(more[i], more[i + 1]);
    }
    return anonymous().post("/api/v1/auth/staff", body);
  }

  ApiClient bearer(Answer signedIn) {
    return anonymous()
        .with("Authorization", "Bearer " + signedIn.body().required("accessToken").asText());
  }

  /** Changes an account as it is at present. */
  Answer change(ApiClient admin, long id, Map<String, ?> change) {
    return tagged(admin, id).patch(ACCOUNTS + "/" + id, change);
  }

  /** Takes a step, such as {@code sign-out}, with an account as it is at present. */
  Answer step(ApiClient admin, long id, String step) {
    return tagged(admin, id).post(ACCOUNTS + "/" + id + "/" + step);
  }

  private ApiClient tagged(ApiClient admin, long id) {
    return admin.with("If-Match", "\"" + row(id).version() + "\"");
  }

  StaffRow row(long id) {
    return beans.getBean(StaffRepository.class).find(id).orElseThrow();
  }

  /**
   * The secret of an account that now signs in with codes; no step of it was used but the present.
   */
  byte[] enrol(String name, String password) {
    var totp = "/api/v1/auth/staff/totp";
    var begun =
        anonymous().post(totp, Map.of("username", name, "password", password)).is(200).body();
    var secret = base32(begun.required("secret").asText());
    anonymous()
        .post(
            totp + "/confirm",
            Map.of("username", name, "password", password, "code", code(secret, 0)))
        .is(200);
    return secret;
  }

  /**
   * @param later steps from now
   */
  String code(byte[] secret, int later) {
    return Totp.code(secret, Totp.stepAt(beans.getBean(InstantSource.class).instant()) + later);
  }

  static byte[] base32(String text) {
    var bytes = new byte[text.length() * 5 / 8];
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      int digit = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(bit / 5));
      if ((digit >> (4 - bit % 5) & 1) == 1) {
        bytes[bit / 8] |= (byte) (0x80 >> bit % 8);
      }
    }
    return bytes;
  }
}
