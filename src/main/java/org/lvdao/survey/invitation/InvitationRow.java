package org.lvdao.survey.invitation;

import io.micronaut.data.annotation.MappedEntity;

/** That somebody was invited. */
@MappedEntity("survey_invitation")
record InvitationRow(long campaignId, long accountId) {}
