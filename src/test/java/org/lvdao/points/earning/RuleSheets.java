package org.lvdao.points.earning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.database.Transactions;

/** Rules that were in force before today, which nobody can write by the API. */
@Singleton
@Requires(env = "test")
public final class RuleSheets {
  private final RulesRepository rows;
  private final Transactions transactions;
  private final Ids ids;

  RuleSheets(RulesRepository rows, Transactions transactions, Ids ids) {
    this.rows = rows;
    this.transactions = transactions;
    this.ids = ids;
  }

  public void put(String district, LocalDate from, Map<String, Object> rules) {
    transactions.run(
        () ->
            rows.insert(
                ids.next(),
                district,
                rows.findLastNumber(district) + 1,
                from,
                json(rules),
                "测试",
                Instant.EPOCH,
                0));
  }

  private static String json(Map<String, Object> rules) {
    try {
      return new ObjectMapper().writeValueAsString(rules);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
