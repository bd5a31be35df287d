package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.local.Api;
import org.lvdao.local.LvdaoTest;

@LvdaoTest
class StaffAccountsTest {
  private static final AreaPath AREA = AreaPath.ofDistrict("tianqiao");
  private static final Actor.Grant DISPATCHER = new Actor.Grant(Role.DISPATCHER, AREA, null);
  private static final Actor.Grant HANDLER =
      new Actor.Grant(Role.HANDLER, AREA, "tianqiao-chengguan");

  @Inject StaffAccounts staff;
  @Inject AccountRepository accounts;
  @Inject Grants grants;
  @Inject DataSource database;
  @Inject Api api;

  @Test
  void creating_again_keeps_the_account_and_its_password_and_sets_its_grants() {
    var name = unique();
    long first = staff.create(Actor.SYSTEM, name, "first password", "甲", List.of(DISPATCHER));
    long again =
        staff.create(Actor.SYSTEM, " " + name.toUpperCase(), "other", "乙", List.of(HANDLER));

    assertThat(again).isEqualTo(first);
    assertThat(staff.displayNames(List.of(first, 1L))).isEqualTo(Map.of(first, "甲"));
    assertThat(grants.of(first)).containsExactly(HANDLER);
    api.anonymous()
        .post("/api/v1/auth/staff", Map.of("username", name, "password", "first password"))
        .is(200);
  }

  @Test
  void a_collector_who_comes_to_the_office_is_staff_from_then_on() {
    var name = unique();
    var collecting = new Actor.Grant(Role.COLLECTOR, AREA, null);
    long id = staff.create(Actor.SYSTEM, name, "password", "甲", List.of(collecting));
    assertThat(accounts.find(id).orElseThrow().kind()).isEqualTo(AccountRow.Kind.COLLECTOR);

    staff.create(Actor.SYSTEM, name, "password", "甲", List.of(collecting, DISPATCHER));

    assertThat(accounts.find(id).orElseThrow().kind()).isEqualTo(AccountRow.Kind.STAFF);
  }

  @Test
  void every_change_is_in_the_audit_log_once_and_names_nobody() throws SQLException {
    var name = unique();
    long id = staff.create(Actor.SYSTEM, name, "password", "某人的名字", List.of(DISPATCHER));
    staff.create(Actor.SYSTEM, name, "password", "某人的名字", List.of(DISPATCHER));
    staff.disable(Actor.SYSTEM, id);
    staff.disable(Actor.SYSTEM, id);

    assertThat(audit(id))
        .containsExactly(
            "account-created {\"kind\":\"STAFF\"}",
            "roles-changed {\"roles\":[\"DISPATCHER:tianqiao/\"]}",
            "account-disabled {}");
  }

  @Test
  void the_audit_log_names_who_did_it() throws SQLException {
    var admin = new Actor(4711, 1, List.of());
    long id = staff.create(admin, unique(), "password", "x", List.of(DISPATCHER));
    staff.disable(admin, id);

    assertThat(actors(id)).containsExactly(4711L, 4711L, 4711L);
  }

  @Test
  void nobody_becomes_staff_without_a_role() {
    assertThatThrownBy(() -> staff.create(Actor.SYSTEM, unique(), "password", "x", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_account_that_does_not_exist_cannot_be_disabled() {
    assertThatThrownBy(() -> staff.disable(Actor.SYSTEM, 1)).isInstanceOf(DomainError.class);
  }

  private List<Long> actors(long id) throws SQLException {
    return audit(id, "SELECT account_id FROM audit_log WHERE subject_id = ? ORDER BY id").stream()
        .map(Long::valueOf)
        .toList();
  }

  private List<String> audit(long id) throws SQLException {
    return audit(
        id, "SELECT CONCAT(action, ' ', details) FROM audit_log WHERE subject_id = ? ORDER BY id");
  }

  private List<String> audit(long id, String sql) throws SQLException {
    try (var connection =
            ((io.micronaut.data.connection.jdbc.advice.DelegatingDataSource) database)
                .getTargetDataSource()
                .getConnection();
        var query = connection.prepareStatement(sql)) {
      query.setString(1, Long.toString(id));
      var rows = query.executeQuery();
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }

  private static String unique() {
    return "staff-" + UUID.randomUUID();
  }
}
