package org.lvdao.household;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.report.Cases;

/** Households, over HTTP. */
@Singleton
@Requires(env = "test")
public final class Homes {
  /** In 天桥区. */
  public static final String COMMUNITY = "370105001008";

  static final String OTHER_COMMUNITY = "370105013019";

  /** In 冠县. */
  public static final String ELSEWHERE = "371525001042";

  private final Cases cases;
  private final Api api;

  Homes(Cases cases, Api api) {
    this.cases = cases;
    this.api = api;
  }

  ApiClient anybody() {
    return api.anonymous();
  }

  /** One where nobody lives yet. */
  public static String address() {
    return UUID.randomUUID() + "号楼";
  }

  public static Map<String, Object> dwelling(String address) {
    return dwelling(COMMUNITY, address);
  }

  static Map<String, Object> dwelling(String community, String address) {
    return new LinkedHashMap<>(Map.of("communityCode", community, "address", address));
  }

  /** Somewhere in {@link #COMMUNITY}. */
  public Answer create(ApiClient head) {
    return create(head, COMMUNITY, address());
  }

  public Answer create(ApiClient head, String community, String address) {
    return head.post("/api/v1/households", dwelling(community, address));
  }

  Answer join(ApiClient resident, String inviteCode) {
    return resident.post("/api/v1/households/join", Map.of("inviteCode", inviteCode));
  }

  static String code(Answer pass) {
    return pass.body().required("inviteCode").asText();
  }

  /** Somebody joins the household of the head; gives their account. */
  public String anotherMember(ApiClient head) {
    var other = cases.resident();
    join(other, code(head.post("/api/v1/households/mine/invitation").is(200))).is(200);
    return id(other);
  }

  static String id(ApiClient resident) {
    return resident.get("/api/v1/me").is(200).body().required("id").asText();
  }

  /** A household without members; gives its id. */
  public String ofStaff(ApiClient staff) {
    return Cases.id(staff.post("/api/v1/staff/households", dwelling(address())).is(201));
  }

  public static byte[] roster(String... addresses) {
    return roster(List.of(addresses));
  }

  public static byte[] roster(List<String> addresses) {
    return Stream.concat(
            Stream.of("communityCode,address"), addresses.stream().map(a -> COMMUNITY + "," + a))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
