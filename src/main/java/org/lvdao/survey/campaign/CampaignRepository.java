package org.lvdao.survey.campaign;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface CampaignRepository extends GenericRepository<CampaignRow, Long> {

  @Query("SELECT * FROM survey_campaign WHERE id = :id")
  Optional<CampaignRow> find(long id);

  /** The newest first. */
  @Query(
      """
      SELECT * FROM survey_campaign
       WHERE district = :district AND id < :before
       ORDER BY id DESC
       LIMIT :size
      """)
  List<CampaignRow> findAll(String district, long before, int size);

  /** Those that can be answered, the soonest to close first. */
  @Query(
      """
      SELECT * FROM survey_campaign
       WHERE district = :district AND closes_at > :now AND opens_at <= :now
         AND started_at IS NOT NULL AND ended_at IS NULL AND population = 'PUBLIC'
         AND mode = 'APP'
       ORDER BY closes_at, id
       LIMIT :size
      """)
  List<CampaignRow> findOpen(String district, Instant now, int size);

  @Query(
      """
      INSERT INTO survey_campaign
        (id, district, title, questionnaire_id, version_number, population, areas, asks, anonymous,
         opens_at, closes_at, sample, created_at, created_by, version, mode, agency, code,
         rewarded, invitation)
      VALUES
        (:id, :district, :title, :questionnaireId, :versionNumber, :population, :areas, :asks,
         :anonymous, :opensAt, :closesAt, :sample, :now, :by, 0, :mode, :agency, :code,
         :rewarded, :invitation)
      """)
  void insert(
      long id,
      String district,
      String title,
      long questionnaireId,
      int versionNumber,
      Population population,
      String areas,
      String asks,
      boolean anonymous,
      Instant opensAt,
      Instant closesAt,
      @Nullable String sample,
      Instant now,
      long by,
      CampaignMode mode,
      @Nullable String agency,
      @Nullable String code,
      boolean rewarded,
      @Nullable String invitation);

  /** 0 when somebody changed it since; also locks it. */
  @Query("UPDATE survey_campaign SET version = version + 1 WHERE id = :id AND version = :version")
  int touch(long id, long version);

  @Query(
      """
      UPDATE survey_campaign
         SET title = :title, questionnaire_id = :questionnaireId, version_number = :versionNumber,
             population = :population, areas = :areas, asks = :asks, anonymous = :anonymous,
             opens_at = :opensAt, closes_at = :closesAt, sample = :sample, mode = :mode,
             agency = :agency, code = :code, rewarded = :rewarded, invitation = :invitation
       WHERE id = :id
      """)
  void change(
      long id,
      String title,
      long questionnaireId,
      int versionNumber,
      Population population,
      String areas,
      String asks,
      boolean anonymous,
      Instant opensAt,
      Instant closesAt,
      @Nullable String sample,
      CampaignMode mode,
      @Nullable String agency,
      @Nullable String code,
      boolean rewarded,
      @Nullable String invitation);

  @Query("SELECT * FROM survey_campaign WHERE code = :code")
  Optional<CampaignRow> findByCode(String code);

  @Query("SELECT id FROM survey_campaign WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  @Query("UPDATE survey_campaign SET started_at = :now WHERE id = :id")
  void start(long id, Instant now);

  @Query("UPDATE survey_campaign SET ended_at = :now WHERE id = :id")
  void end(long id, Instant now);

  @Query(
      """
      SELECT number, gender, age_band, area, most, taken FROM survey_quota
       WHERE campaign_id = :campaignId
       ORDER BY number
      """)
  List<QuotaRow> findQuotas(long campaignId);

  @Query("DELETE FROM survey_quota WHERE campaign_id = :campaignId")
  void removeQuotas(long campaignId);

  @Query(
      """
      INSERT INTO survey_quota (campaign_id, number, gender, age_band, area, most, taken)
      VALUES (:campaignId, :number, :gender, :ageBand, :area, :most, 0)
      """)
  void insertQuota(
      long campaignId,
      int number,
      @Nullable String gender,
      @Nullable String ageBand,
      @Nullable String area,
      int most);

  /** 0 when it is full. */
  @Query(
      """
      UPDATE survey_quota SET taken = taken + 1
       WHERE campaign_id = :campaignId AND number = :number AND taken < most
      """)
  int takeQuota(long campaignId, int number);

  @Query(
      """
      UPDATE survey_quota SET taken = taken - 1
       WHERE campaign_id = :campaignId AND number = :number AND taken > 0
      """)
  int giveQuotaBack(long campaignId, int number);
}
