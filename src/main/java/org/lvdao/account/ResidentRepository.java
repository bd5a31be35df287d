package org.lvdao.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface ResidentRepository extends GenericRepository<ProfileRow, Long> {

  /**
   * @param accountIds at least one
   */
  @Query(
      """
      SELECT account_id, language FROM account_profile WHERE account_id IN (:accountIds)
      """)
  List<Residents.Resident> find(Collection<Long> accountIds);
}
