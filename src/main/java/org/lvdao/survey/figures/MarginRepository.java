package org.lvdao.survey.figures;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.campaign.Trait;

@JdbcRepository(dialect = Dialect.MYSQL)
interface MarginRepository extends GenericRepository<MarginRow, Long> {

  @Query("SELECT * FROM survey_margin WHERE id = :id")
  Optional<MarginRow> find(long id);

  /** The newest first. */
  @Query(
      """
      SELECT * FROM survey_margin
       WHERE district = :district AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<MarginRow> findAll(String district, long before, int size);

  /** The one in force. */
  @Query(
      """
      SELECT * FROM survey_margin
       WHERE district = :district AND population = :population AND trait = :trait
       ORDER BY id DESC
       LIMIT 1
      """)
  Optional<MarginRow> findNewest(String district, Population population, Trait trait);

  @Query(
      """
      INSERT INTO survey_margin
        (id, district, population, trait, categories, source, as_of, loaded_at, loaded_by)
      VALUES
        (:id, :district, :population, :trait, :categories, :source, :asOf, :now, :by)
      """)
  void insert(
      long id,
      String district,
      Population population,
      Trait trait,
      String categories,
      String source,
      LocalDate asOf,
      Instant now,
      long by);
}
