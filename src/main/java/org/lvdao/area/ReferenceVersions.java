package org.lvdao.area;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** Which state of the areas and of the calendar is current. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReferenceVersions extends GenericRepository<ReferenceVersions.Row, String> {
  String AREA = "area";
  String CALENDAR = "calendar";

  @MappedEntity("reference_version")
  record Row(@Id String name, long version) {}

  @Query("SELECT version FROM reference_version WHERE name = :name")
  long read(String name);

  /** Keeps other writers of the same data waiting until this transaction ends. */
  @Query("SELECT version FROM reference_version WHERE name = :name FOR UPDATE")
  long lock(String name);

  @Query("UPDATE reference_version SET version = :version WHERE name = :name")
  int change(String name, long version);
}
