package org.lvdao.survey.figures;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.time.LocalDate;
import org.lvdao.survey.campaign.Population;
import org.lvdao.survey.campaign.Trait;

/**
 * How many people there are of each kind.
 *
 * @param categories JSON: people by category
 * @param source who counted them, such as 第七次全国人口普查
 * @param asOf the day of the count
 */
@MappedEntity("survey_margin")
record MarginRow(
    @Id long id,
    String district,
    Population population,
    Trait trait,
    String categories,
    String source,
    LocalDate asOf,
    Instant loadedAt,
    long loadedBy) {}
