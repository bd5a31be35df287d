package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.account.StaffDesk.grant;
import static org.lvdao.account.StaffDesk.role;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.BeanContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.account.StaffDesk.Person;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Role;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

@LvdaoTest
class DelegationsTest {
  private static final String DELEGATIONS = "/api/v1/me/delegations";
  private static final String HERE = "tianqiao";

  @Inject AdjustableClock clock;
  @Inject Cases cases;

  @Inject BeanContext beans;

  private StaffDesk desk;

  @BeforeEach
  void meet() {
    desk = new StaffDesk(beans);
  }

  private Answer give(Person absent, Person delegate, int fromDay, int toDay) {
    return absent
        .client()
        .post(
            DELEGATIONS,
            Map.of("delegate", delegate.name(), "from", day(fromDay), "to", day(toDay)));
  }

  /**
   * @param later days from today in Shanghai
   */
  private String day(int later) {
    return today().plusDays(later).toString();
  }

  private LocalDate today() {
    return BusinessTime.dayOf(clock.instant());
  }

  /** Moves the clock to an hour of a day in Shanghai. */
  private void at(LocalDate day, int hour) {
    clock.advance(
        Duration.between(
            clock.instant(), day.atTime(hour, 0).atZone(BusinessTime.ZONE).toInstant()));
  }

  /** Signs in anew, because an access token ends sooner than a day. */
  private List<String> roles(Person person) {
    var client = desk.bearer(desk.signIn(person.name(), StaffDesk.PASSWORD).is(200));
    var roles = new ArrayList<String>();
    for (JsonNode role : client.get("/api/v1/me").is(200).body().path("roles")) {
      roles.add(role.path("role").asText());
    }
    return roles;
  }

  @Test
  void the_delegate_holds_the_roles_on_the_days_and_no_others() {
    var absent = desk.person(grant(Role.DISPATCHER, HERE));
    var delegate = desk.person(grant(Role.VERIFIER, HERE));
    var first = today().plusDays(2);
    give(absent, delegate, 2, 3).is(201);

    assertThat(roles(delegate)).containsExactly("VERIFIER");
    at(first.minusDays(1), 23);
    assertThat(roles(delegate)).containsExactly("VERIFIER");
    at(first, 0);
    assertThat(roles(delegate)).containsExactlyInAnyOrder("VERIFIER", "DISPATCHER");
    assertThat(roles(absent)).containsExactly("DISPATCHER");
    at(first.plusDays(1), 23);
    assertThat(roles(delegate)).containsExactlyInAnyOrder("VERIFIER", "DISPATCHER");
    at(first.plusDays(2), 0);
    assertThat(roles(delegate)).containsExactly("VERIFIER");
  }

  @Test
  void the_history_names_who_really_acted() {
    var absent = desk.person(grant(Role.DISPATCHER, HERE));
    var delegate = desk.person(grant(Role.SURVEYOR, HERE));
    var report = Cases.id(cases.submit(cases.resident(), "HOUSEHOLD_WASTE"));
    cases.take(delegate.client(), report, "accept", Map.of()).isProblem(403, "forbidden");
    give(absent, delegate, 0, 0).is(201);
    cases.take(delegate.client(), report, "accept", Map.of()).is(200);
    assertThat(
            cases.number(
                "SELECT actor_id FROM report_history WHERE report_id = ? AND action = 'accept'",
                report))
        .isEqualTo(delegate.id());
  }

  @Test
  void a_delegation_taken_back_ends_at_once() {
    var absent = desk.person(grant(Role.DISPATCHER, HERE));
    var delegate = desk.person(grant(Role.VERIFIER, HERE));
    var id = Cases.id(give(absent, delegate, 0, 5).is(201));
    delegate.client().delete(DELEGATIONS + "/" + id).isProblem(404, "not-found");
    assertThat(roles(delegate)).contains("DISPATCHER");

    absent.client().delete(DELEGATIONS + "/" + id).is(204);
    absent.client().delete(DELEGATIONS + "/" + id).is(204);
    assertThat(roles(delegate)).containsExactly("VERIFIER");
    var shown = delegate.client().get(DELEGATIONS).is(200).body().at("/items/0");
    assertThat(shown.path("id").asText()).isEqualTo(id);
    assertThat(shown.path("endedAt").isNull()).isFalse();
  }

  @Test
  void it_ends_when_the_absent_is_disabled_or_the_roles_of_either_change() {
    var admin = desk.admin(HERE).client();
    var delegate = desk.person(grant(Role.VERIFIER, HERE));
    var disabled = desk.person(grant(Role.DISPATCHER, HERE));
    give(disabled, delegate, 0, 5).is(201);
    assertThat(roles(delegate)).contains("DISPATCHER");
    desk.change(admin, disabled.id(), Map.of("status", "DISABLED")).is(200);
    assertThat(roles(delegate)).containsExactly("VERIFIER");

    var moved = desk.person(grant(Role.SUPERVISOR, HERE));
    give(moved, delegate, 0, 5).is(201);
    var roles = List.of(role(Role.SURVEYOR, "tianqiao/"));
    desk.change(admin, moved.id(), Map.of("roles", roles)).is(200);
    assertThat(roles(delegate)).containsExactly("VERIFIER");

    var third = desk.person(grant(Role.SUPERVISOR, HERE));
    give(third, delegate, 0, 5).is(201);
    desk.change(admin, delegate.id(), Map.of("roles", roles)).is(200);
    assertThat(roles(delegate)).containsExactly("SURVEYOR");
  }

  @Test
  void what_was_delegated_is_not_delegated_further() {
    var first = desk.person(grant(Role.ADMIN, HERE));
    var second = desk.person(grant(Role.DISPATCHER, HERE));
    var third = desk.person(grant(Role.VERIFIER, HERE));
    give(first, second, 0, 5).is(201);
    give(second, third, 0, 5).is(201);
    assertThat(roles(second)).containsExactlyInAnyOrder("DISPATCHER", "ADMIN");
    assertThat(roles(third)).containsExactlyInAnyOrder("VERIFIER", "DISPATCHER");
  }

  @Test
  void rights_do_not_get_out_of_their_district() {
    var here = desk.person(grant(Role.ADMIN, HERE));
    var there = desk.person(grant(Role.VERIFIER, "guanxian"));
    var both = desk.person(grant(Role.ADMIN, HERE), grant(Role.ADMIN, "guanxian"));
    var everywhere = desk.person(new Grant(Role.ADMIN, AreaPath.EVERYWHERE, null));
    var collector = desk.person(grant(Role.COLLECTOR, HERE));
    var gone = desk.person(grant(Role.VERIFIER, HERE));
    beans.getBean(StaffAccounts.class).disable(Actor.SYSTEM, gone.id());
    var unknown = new Person(0, "nobody", here.client());

    for (var delegate : List.of(there, collector, gone, unknown, here)) {
      assertThat(refusal(give(here, delegate, 0, 1))).isEqualTo("/delegate delegate-unknown");
    }
    assertThat(refusal(give(both, here, 0, 1))).isEqualTo("/delegate delegate-unknown");
    assertThat(refusal(give(everywhere, both, 0, 1))).isEqualTo("/delegate delegate-unknown");
    give(here, both, 0, 1).is(201);
  }

  @Test
  void who_stands_in_for_an_administrator_does_not_raise_themselves() {
    var admin = desk.admin(HERE);
    var delegate = desk.person(grant(Role.VERIFIER, HERE));
    give(admin, delegate, 0, 1).is(201);
    var more = List.of(role(Role.VERIFIER, "tianqiao/"), role(Role.ADMIN, "tianqiao/"));
    desk.change(delegate.client(), delegate.id(), Map.of("roles", more))
        .isProblem(403, "own-account");
    var other = desk.person(grant(Role.VERIFIER, HERE));
    desk.change(delegate.client(), other.id(), Map.of("displayName", "代理改名")).is(200);
  }

  @Test
  void the_days_must_make_sense() {
    var absent = desk.person(grant(Role.DISPATCHER, HERE));
    var delegate = desk.person(grant(Role.VERIFIER, HERE));
    assertThat(refusal(give(absent, delegate, -1, 1))).isEqualTo("/from in-the-past");
    assertThat(refusal(give(absent, delegate, 2, 1))).isEqualTo("/to before-from");
    assertThat(refusal(give(absent, delegate, 0, 367))).isEqualTo("/to delegation-too-long");
    give(absent, delegate, 0, 366).is(201);
  }

  private static String refusal(Answer answer) {
    var error = answer.is(400).body().at("/errors/0");
    return error.path("pointer").asText() + " " + error.path("code").asText();
  }
}
