package org.lvdao.message;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.Ids;
import org.lvdao.report.Cases;

/** Many people who live in a community, some straight from the database because they are many. */
@Singleton
@Requires(env = "test")
public final class Neighbours {
  private static final int PIECE = 200;

  private final Cases cases;
  private final Told told;
  private final Ids ids;

  Neighbours(Cases cases, Told told, Ids ids) {
    this.cases = cases;
    this.told = told;
    this.ids = ids;
  }

  /** Somebody who signs in. */
  Told.Person in(String community, String language) {
    var person = told.person();
    person
        .client()
        .patch("/api/v1/me", Map.of("homeCommunity", community, "language", language))
        .is(200);
    return person;
  }

  /** So many who never do; gives their accounts. */
  public List<Long> many(String community, int count) {
    var accounts = new ArrayList<Long>();
    for (int from = 0; from < count; from += PIECE) {
      var people = new ArrayList<String>();
      var profiles = new ArrayList<String>();
      for (int i = from; i < Math.min(count, from + PIECE); i++) {
        long id = ids.next();
        accounts.add(id);
        people.add("(%d, 'RESIDENT', 'ACTIVE', '邻居', NOW(3))".formatted(id));
        profiles.add("(%d, '%s', 'zh-CN', FALSE, 1)".formatted(id, community));
      }
      cases.change(
          "INSERT INTO account (id, kind, status, display_name, created_at) VALUES "
              + String.join(",", people));
      cases.change(
          "INSERT INTO account_profile (account_id, home_community, language, large_type, version)"
              + " VALUES "
              + String.join(",", profiles));
    }
    return accounts;
  }

  /** Gives each of them an app; its token is {@code neighbour-<account>}. */
  void withApp(List<Long> accounts) {
    for (long account : accounts) {
      cases.change(
          """
          INSERT INTO device (id, token_hash, token, account_id, platform, app_version, seen_at)
          VALUES (?, UNHEX(SHA2(?, 256)), ?, ?, 'ANDROID', '1.4.2', NOW(3))
          """,
          ids.next(),
          "neighbour-" + account,
          "neighbour-" + account,
          account);
    }
  }
}
