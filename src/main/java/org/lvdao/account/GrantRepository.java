package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface GrantRepository extends GenericRepository<StaffRow, Long> {
  @Query(
      """
      SELECT account_id, role, area_path, unit_code
        FROM account_grant
       WHERE account_id IN (:accountIds)
       ORDER BY account_id, area_path, role, unit_code
      """)
  List<GrantRow> find(Collection<Long> accountIds);

  @Query("DELETE FROM account_grant WHERE account_id = :accountId")
  int delete(long accountId);

  @Query(
      """
      INSERT INTO account_grant (id, account_id, role, area_path, unit_code)
      VALUES (:id, :accountId, :role, :areaPath, :unitCode)
      """)
  void insert(long id, long accountId, String role, String areaPath, @Nullable String unitCode);
}
