package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lvdao.local.AdjustableClock;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestServers;
import org.lvdao.report.Cases;

/** Residents and their households. */
@LvdaoTest
class HouseholdsTest {
  private static final String MINE = "/api/v1/households/mine";

  @Inject Homes homes;
  @Inject Cases cases;
  @Inject AdjustableClock clock;
  @Inject Households households;

  @AfterEach
  void today() {
    clock.reset();
  }

  private static JsonNode mine(ApiClient member) {
    return member.get(MINE).is(200).body();
  }

  private static List<String> members(ApiClient member) {
    return StreamSupport.stream(mine(member).get("members").spliterator(), false)
        .map(node -> node.get("id").asText() + (node.get("head").asBoolean() ? " head" : ""))
        .toList();
  }

  private List<String> history(String household) {
    return cases.texts(
        "SELECT action FROM household_history WHERE household_id = ? ORDER BY id", household);
  }

  @Test
  void a_resident_registers_a_household_and_is_its_head() {
    var resident = cases.resident();
    var address = Homes.address();
    var key = UUID.randomUUID().toString();
    var body = Homes.dwelling(address);

    var made = resident.with("Idempotency-Key", key).post("/api/v1/households", body).is(201);

    var again = resident.with("Idempotency-Key", key).post("/api/v1/households", body).is(201);
    assertThat(again.text()).isEqualTo(made.text()).doesNotContain(address);
    assertThat(CardNumbers.isOne(made.body().get("card").asText())).isTrue();
    assertThat(CardNumbers.isOne(made.body().get("memberCard").asText())).isTrue();
    var seen = mine(resident);
    assertThat(seen.get("address").asText()).isEqualTo(address);
    assertThat(seen.get("communityName").asText()).isEqualTo("无影潭社区居民委员会");
    assertThat(seen.get("inviteLink").asText()).endsWith(Homes.code(made));
    assertThat(members(resident)).containsExactly(Homes.id(resident) + " head");
    assertThat(history(Cases.id(made))).containsExactly("CREATED", "JOINED");
    homes.create(resident).isProblem(409, "already-in-household");
  }

  @Test
  void an_address_belongs_to_one_household_however_it_is_written() {
    var number = UUID.randomUUID().toString();
    homes.create(cases.resident(), Homes.COMMUNITY, "３号楼 A-" + number).is(201);

    homes
        .create(cases.resident(), Homes.COMMUNITY, " 3号楼a－" + number)
        .isProblem(409, "address-registered");
    homes.create(cases.resident(), Homes.OTHER_COMMUNITY, "3号楼A-" + number).is(201);
    homes.create(cases.resident(), "370105001", Homes.address()).isProblem(400, "invalid-request");
  }

  @Test
  void of_many_who_register_at_once_one_gets_the_address_and_nobody_two_households()
      throws Exception {
    var address = Homes.address();
    var neighbours = IntStream.range(0, 8).mapToObj(i -> cases.resident()).toList();
    var one =
        together(
            neighbours.stream()
                .map(r -> (Callable<Answer>) () -> homes.create(r, Homes.COMMUNITY, address))
                .toList());
    assertThat(one.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 409);

    var resident = cases.resident();
    var many = together(8, () -> homes.create(resident));
    assertThat(many.stream().map(Answer::status)).containsOnlyOnce(201).containsOnly(201, 409);
    assertThat(members(resident)).hasSize(1);
  }

  @Test
  void others_join_by_the_code_and_only_the_head_sees_it() {
    var head = cases.resident();
    var code = Homes.code(homes.create(head).is(201));
    assertThat(code).matches("[A-Z2-7]{4}-[A-Z2-7]{4}");
    var other = cases.resident();

    var pass = homes.join(other, code.toLowerCase()).is(200);

    homes.join(other, code).is(200);
    assertThat(pass.body().get("head").asBoolean()).isFalse();
    assertThat(pass.body().get("inviteCode").isNull()).isTrue();
    assertThat(pass.body().get("card").asText()).isEqualTo(mine(head).get("card").asText());
    assertThat(pass.body().get("memberCard").asText())
        .isNotEqualTo(mine(head).get("memberCard").asText());
    assertThat(members(head)).containsExactly(Homes.id(head) + " head", Homes.id(other));
    other.post(MINE + "/invitation").isProblem(403, "not-the-head");
    other.post(MINE + "/card").isProblem(403, "not-the-head");
    var stranger = cases.resident();
    homes.create(stranger).is(201);
    homes.join(stranger, code).isProblem(409, "already-in-household");
  }

  @Test
  void a_code_ends_when_it_is_renewed_and_after_a_week() {
    var head = cases.resident();
    var first = Homes.code(homes.create(head).is(201));
    var second = Homes.code(head.post(MINE + "/invitation").is(200));

    homes.join(cases.resident(), first).isProblem(404, "invite-code-invalid");
    homes.join(cases.resident(), second).is(200);
    clock.advance(Duration.ofDays(7));
    homes.join(cases.resident(), second).isProblem(404, "invite-code-invalid");
  }

  @Test
  void who_guesses_codes_has_to_wait() {
    var guesser = cases.resident();
    for (int i = 0; i < 10; i++) {
      homes.join(guesser, "AAAA-AAA" + (char) ('A' + i)).isProblem(404, "invite-code-invalid");
    }
    var right = Homes.code(homes.create(cases.resident()).is(201));
    homes.join(guesser, right).isProblem(429, "too-many-attempts");
    clock.advance(Duration.ofMinutes(16));
    // The sign-in has ended meanwhile.
    homes.join(cases.resident(), right).is(200);
  }

  @Test
  void a_household_has_no_more_members_than_it_may_also_when_they_come_at_once() throws Exception {
    try (var small =
        TestNode.on(
            TestServers.running().seededDatabase(), Map.of("lvdao.household.most-members", "3"))) {
      var there = small.bean(Homes.class);
      var people = small.bean(Cases.class);
      var head = people.resident();
      var code = Homes.code(there.create(head).is(201));
      var residents = IntStream.range(0, 6).mapToObj(i -> people.resident()).toList();

      var answers =
          together(
              residents.stream().map(r -> (Callable<Answer>) () -> there.join(r, code)).toList());

      assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(2);
      answers.stream()
          .filter(answer -> answer.status() != 200)
          .forEach(answer -> answer.isProblem(409, "household-full"));
      assertThat(members(head)).hasSize(3);
    }
  }

  @Test
  void nobody_is_in_two_households_who_joins_two_at_once() throws Exception {
    var codes =
        IntStream.range(0, 6)
            .mapToObj(i -> Homes.code(homes.create(cases.resident()).is(201)))
            .toList();
    var resident = cases.resident();

    var answers =
        together(
            codes.stream()
                .map(code -> (Callable<Answer>) () -> homes.join(resident, code))
                .toList());

    assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(200).containsOnly(200, 409);
    assertThat(members(resident)).hasSize(2);
  }

  @Test
  void the_head_hands_over_and_takes_members_out() {
    var head = cases.resident();
    homes.create(head).is(201);
    var second = cases.resident();
    homes.join(second, mine(head).get("inviteCode").asText()).is(200);
    var third = homes.anotherMember(head);

    head.delete(MINE + "/members/" + Homes.id(head)).isProblem(404, "not-found");
    head.put(MINE + "/head", Map.of("memberId", "1")).isProblem(404, "not-found");
    head.put(MINE + "/head", Map.of("memberId", Homes.id(second))).is(200);

    head.delete(MINE + "/members/" + third).isProblem(403, "not-the-head");
    assertThat(mine(second).get("inviteCode").isNull()).isFalse();
    second.delete(MINE + "/members/" + third).is(204);
    second.delete(MINE + "/members/" + Homes.id(head)).is(204);
    head.get(MINE).isProblem(404, "no-household");
    assertThat(members(second)).containsExactly(Homes.id(second) + " head");
    homes.create(head).is(201);
  }

  @Test
  void after_the_head_comes_the_longest_standing_and_with_the_last_the_household_ends() {
    var head = cases.resident();
    var address = Homes.address();
    var made = homes.create(head, Homes.COMMUNITY, address).is(201);
    var id = Cases.id(made);
    var second = cases.resident();
    homes.join(second, Homes.code(made)).is(200);
    homes.anotherMember(head);

    head.delete(MINE + "/membership").is(204);

    assertThat(members(second).getFirst()).isEqualTo(Homes.id(second) + " head");
    second.delete(MINE + "/members/" + members(second).get(1)).is(204);
    second.delete(MINE + "/membership").isProblem(409, "last-member");
    second.delete(MINE + "/membership?ending=true").is(204);
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM household WHERE id = ? AND address IS NULL AND invite_code"
                    + " IS NULL",
                id))
        .isEqualTo(1);
    assertThat(history(id)).endsWith("LEFT", "ENDED");
    assertThat(households.find(Long.parseLong(id))).isEmpty();
    homes.join(cases.resident(), Homes.code(made)).isProblem(404, "invite-code-invalid");
    homes.create(cases.resident(), Homes.COMMUNITY, address).is(201);
  }

  @Test
  void members_who_leave_at_once_leave_no_household_behind_without_a_head() throws Exception {
    var head = cases.resident();
    var made = homes.create(head).is(201);
    var people =
        IntStream.range(0, 5)
            .mapToObj(i -> cases.resident())
            .peek(r -> homes.join(r, Homes.code(made)).is(200))
            .toList();
    var leaving = people.subList(0, 4);
    var calls =
        new ArrayList<Callable<Answer>>(
            leaving.stream()
                .map(r -> (Callable<Answer>) () -> r.delete(MINE + "/membership"))
                .toList());
    calls.add(() -> head.delete(MINE + "/membership"));

    together(calls).forEach(answer -> answer.is(204));

    assertThat(members(people.get(4))).containsExactly(Homes.id(people.get(4)) + " head");
  }

  @Test
  void a_household_that_moves_keeps_all_that_is_its_own() {
    var head = cases.resident();
    var old = Homes.address();
    var made = homes.create(head, Homes.COMMUNITY, old).is(201);
    var taken = Homes.address();
    homes.create(cases.resident(), Homes.ELSEWHERE, taken).is(201);
    var next = Homes.address();

    head.put(MINE + "/home", Homes.dwelling(Homes.ELSEWHERE, taken))
        .isProblem(409, "address-registered");
    var moved = head.put(MINE + "/home", Homes.dwelling(Homes.ELSEWHERE, next)).is(200).body();

    assertThat(moved.get("id").asText()).isEqualTo(Cases.id(made));
    assertThat(moved.get("card")).isEqualTo(made.body().get("card"));
    assertThat(moved.get("address").asText()).isEqualTo(next);
    var home = households.of(Long.parseLong(Homes.id(head))).orElseThrow();
    assertThat(home.district()).isEqualTo("guanxian");
    assertThat(
            cases.texts(
                "SELECT community FROM household_history WHERE household_id = ? AND community IS"
                    + " NOT NULL ORDER BY id",
                Cases.id(made)))
        .containsExactly(Homes.COMMUNITY, Homes.ELSEWHERE);
    homes.create(cases.resident(), Homes.COMMUNITY, old).is(201);
  }

  @Test
  void a_lost_card_is_replaced_once() {
    var head = cases.resident();
    var lost = homes.create(head).is(201).body().get("card").asText();
    var same = head.with("Idempotency-Key", UUID.randomUUID().toString());

    var card = same.post(MINE + "/card").is(201).body().get("card").asText();

    assertThat(same.post(MINE + "/card").is(201).body().get("card").asText()).isEqualTo(card);
    assertThat(card).isNotEqualTo(lost);
    assertThat(mine(head).get("card").asText()).isEqualTo(card);
    assertThat(cases.texts("SELECT state FROM household_card WHERE number = ?", lost))
        .containsExactly("LOST");
  }

  @Test
  void a_member_sees_what_the_others_want_to_be_called() {
    var head = cases.resident();
    var made = homes.create(head).is(201);
    head.patch("/api/v1/me", Map.of("nickname", "王芳")).is(200);
    var other = cases.resident();
    homes.join(other, Homes.code(made)).is(200);

    assertThat(mine(other).at("/members/0/nickname").asText()).isEqualTo("王芳");
    assertThat(households.members(Long.parseLong(Cases.id(made))).getFirst().head()).isTrue();
  }
}
