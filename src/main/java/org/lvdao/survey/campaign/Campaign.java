package org.lvdao.survey.campaign;

import java.time.Instant;
import java.util.List;
import org.lvdao.survey.questionnaire.Form;

/**
 * A campaign as those who answer it meet it.
 *
 * @param areas codes of subdistricts; empty for the whole district
 * @param asks what one is asked of oneself
 * @param needs what of it one must say, since it decides who may answer
 */
public record Campaign(
    long id,
    String district,
    String title,
    CampaignState state,
    Population population,
    List<String> areas,
    List<Trait> asks,
    List<Trait> needs,
    boolean anonymous,
    Instant closesAt,
    Form form) {}
