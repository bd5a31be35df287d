package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lvdao.local.Together.together;

import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.report.Cases;

/** Staff who register households for people without a phone. */
@LvdaoTest
class StaffHouseholdsTest {
  private static final String PATH = "/api/v1/staff/households";
  private static final String HERE = PATH + "?communityCode=" + Homes.COMMUNITY;

  @Inject Homes homes;
  @Inject Cases cases;

  private ApiClient inspector() {
    return cases.staff("inspector.tianqiao");
  }

  private Answer load(String csv) {
    return inspector()
        .upload(
            PATH + "/import", "file", "花名册.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void who_joins_a_household_of_staff_first_is_its_head() {
    var card = CardNumbers.next();
    var draft = Homes.dwelling(Homes.address());
    draft.put("card", card);
    var made = inspector().post(PATH, draft).is(201);
    assertThat(made.body().get("card").asText()).isEqualTo(card);
    assertThat(made.body().get("members").asInt()).isZero();
    var resident = cases.resident();

    homes.join(resident, Homes.code(made)).is(200);

    var mine = resident.get("/api/v1/households/mine").is(200).body();
    assertThat(mine.get("head").asBoolean()).isTrue();
    assertThat(mine.get("card").asText()).isEqualTo(card);
    draft.put("address", Homes.address());
    inspector().post(PATH, draft).isProblem(409, "card-taken");
    var typo =
        card.substring(0, 15) + (card.charAt(15) == '9' ? '0' : (char) (card.charAt(15) + 1));
    draft.put("card", typo);
    assertThat(inspector().post(PATH, draft).isProblem(400, "invalid-request").text())
        .contains("/card");
  }

  @Test
  void a_household_of_staff_goes_on_when_its_last_member_leaves() {
    var made = inspector().post(PATH, Homes.dwelling(Homes.address())).is(201);
    var grandson = cases.resident();
    homes.join(grandson, Homes.code(made)).is(200);

    grandson.delete("/api/v1/households/mine/membership").is(204);

    var seen = inspector().get(PATH + "/" + Cases.id(made)).is(200).body();
    assertThat(seen.get("members").asInt()).isZero();
    assertThat(seen.get("card")).isEqualTo(made.body().get("card"));
  }

  @Test
  void administrators_take_a_member_out_and_end_a_household_where_nobody_lives() {
    var head = cases.resident();
    var address = Homes.address();
    var made = homes.create(head, Homes.COMMUNITY, address).is(201);
    var spouse = homes.anotherMember(head);
    var path = PATH + "/" + Cases.id(made);
    var admin = cases.staff("admin");
    var read = admin.get(path).is(200);
    assertThat(read.body().get("memberIds").toString())
        .isEqualTo("[\"%s\",\"%s\"]".formatted(Homes.id(head), spouse));
    inspector().with("If-Match", read.header("ETag")).delete(path).isProblem(403, "forbidden");
    admin.delete(path + "/members/" + spouse).isProblem(428, "if-match-required");
    var current = admin.with("If-Match", read.header("ETag"));

    current.delete(path + "/members/1").isProblem(404, "not-found");
    current.delete(path + "/members/" + spouse).is(204);

    current.delete(path).isProblem(412, "stale-version");
    assertThat(head.get("/api/v1/households/mine").is(200).body().get("members")).hasSize(1);
    admin.with("If-Match", admin.get(path).header("ETag")).delete(path).is(204);
    admin.get(path).isProblem(404, "not-found");
    head.get("/api/v1/households/mine").isProblem(404, "no-household");
    homes.create(cases.resident(), Homes.COMMUNITY, address).is(201);
    assertThat(
            cases.texts(
                "SELECT action FROM household_history WHERE household_id = ? ORDER BY id",
                Cases.id(made)))
        .endsWith("REMOVED", "REMOVED", "ENDED");
    assertThat(
            cases.texts(
                "SELECT action FROM audit_log WHERE subject_id = ? ORDER BY id", Cases.id(made)))
        .contains("household-member-removed", "household-ended");
  }

  @Test
  void a_household_is_found_by_address_or_card_and_its_address_is_shown_on_the_record() {
    var address = Homes.address();
    var made = inspector().post(PATH, Homes.dwelling(address)).is(201).body();
    var id = made.get("id").asText();

    for (var by : new String[] {"&address=" + address, "&card=" + made.get("card").asText()}) {
      var found = inspector().get(HERE + by.replace("号楼", "%E5%8F%B7%E6%A5%BC")).is(200).body();
      assertThat(found.get("items")).hasSize(1);
      assertThat(found.at("/items/0/id").asText()).isEqualTo(id);
      assertThat(found.at("/items/0/address").isNull()).isTrue();
    }
    assertThat(inspector().get(HERE + "&address=none").body().get("items")).isEmpty();
    var read = inspector().get(PATH + "/" + id).is(200);
    assertThat(read.body().get("address").asText()).isEqualTo(address);
    assertThat(read.header("ETag")).isEqualTo("\"0\"");
    assertThat(
            cases.number(
                "SELECT COUNT(*) FROM audit_log WHERE action = 'household-read' AND subject_id = ?",
                id))
        .isEqualTo(1);
    assertThat(
            inspector().pages(HERE + "&limit=5").stream()
                .flatMap(page -> page.get("items").findValuesAsText("id").stream()))
        .doesNotHaveDuplicates()
        .contains(id);
  }

  @Test
  void staff_replace_a_lost_card_and_invite_on_the_version_they_read() {
    var made = inspector().post(PATH, Homes.dwelling(Homes.address())).is(201);
    var path = PATH + "/" + Cases.id(made);
    inspector().post(path + "/card").isProblem(428, "if-match-required");

    var changed = inspector().with("If-Match", made.header("ETag")).post(path + "/card").is(200);

    assertThat(changed.body().get("card")).isNotEqualTo(made.body().get("card"));
    inspector()
        .with("If-Match", made.header("ETag"))
        .post(path + "/card")
        .isProblem(412, "stale-version");
    var invited =
        inspector().with("If-Match", changed.header("ETag")).post(path + "/invitation").is(200);
    assertThat(Homes.code(invited)).isNotEqualTo(Homes.code(made));
  }

  @Test
  void a_roster_comes_in_as_a_whole_and_again_without_doing_anything() throws Exception {
    var card = CardNumbers.next();
    var rows =
        IntStream.range(0, 5)
            .mapToObj(i -> Homes.COMMUNITY + "," + Homes.address() + ",")
            .collect(Collectors.joining("\n", "communityCode,address,card\n", "\n"));
    var csv = rows + Homes.OTHER_COMMUNITY + "," + Homes.address() + "," + card + "\n";

    var first = together(2, () -> load(csv));
    var again = load(csv).is(200).body();

    assertThat(first.stream().map(answer -> answer.is(200).body().get("created").asInt()))
        .containsExactlyInAnyOrder(6, 0);
    assertThat(again.get("created").asInt()).isZero();
    assertThat(again.get("unchanged").asInt()).isEqualTo(6);
    assertThat(cases.number("SELECT COUNT(*) FROM household_card WHERE number = ?", card))
        .isEqualTo(1);
  }

  @Test
  void each_wrong_line_is_named_and_then_nothing_is_registered() {
    var address = Homes.address();
    var taken = inspector().post(PATH, Homes.dwelling(Homes.address())).is(201).body();
    var csv =
        """
        communityCode,address,card
        %1$s,%2$s,
        %3$s,%4$s,
        %1$s,%2$s,
        %1$s,%5$s,1234567890123456
        %1$s,,
        """
            .formatted(Homes.COMMUNITY, address, Homes.ELSEWHERE, Homes.address(), Homes.address());

    var refused = load(csv).isProblem(400, "invalid-request").body();

    assertThat(refused.get("errors").findValuesAsText("pointer"))
        .containsExactly("/file/3", "/file/4", "/file/5", "/file/6");
    var withTakenCard =
        "communityCode,address,card\n%1$s,%2$s,\n%1$s,%3$s,%4$s\n"
            .formatted(Homes.COMMUNITY, address, Homes.address(), taken.get("card").asText());
    assertThat(load(withTakenCard).isProblem(400, "invalid-request").text())
        .contains("/file/3", "第 3 行");
    homes.create(cases.resident(), Homes.COMMUNITY, address).is(201);
    load("communityCode\n370105001008\n").isProblem(400, "invalid-request");
  }

  @Test
  void a_check_digit_finds_every_single_mistake() {
    for (int i = 0; i < 200; i++) {
      var number = CardNumbers.next();
      assertThat(CardNumbers.isOne(number)).as(number).isTrue();
      int at = i % 16;
      var wrong = new StringBuilder(number);
      wrong.setCharAt(at, (char) ('0' + (number.charAt(at) - '0' + 1 + i % 9) % 10));
      assertThat(CardNumbers.isOne(wrong.toString())).as(wrong.toString()).isFalse();
    }
    assertThat(CardNumbers.isOne(UUID.randomUUID().toString())).isFalse();
    assertThat(CardNumbers.normal("4000 0000-0000 0002")).isEqualTo("4000000000000002");
    assertThat(CardNumbers.isOne("4000000000000002")).as("ISO/IEC 7812-1's way").isTrue();
  }
}
