package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Ids;

/**
 * What a campaign shall be.
 *
 * @param title as respondents read it
 * @param questionnaireId of the district, or of all districts
 * @param questionnaireVersion number of a published version
 * @param areas codes of the subdistricts that are asked; empty for the whole district
 * @param asks what respondents are asked of themselves; {@code AREA} must be among it when areas
 *     are given, and each trait that a quota names
 * @param anonymous whether nobody, and no administrator, can tell who gave an answer
 * @param opensAt from when on it can be answered
 * @param closesAt from when on it cannot any more; at most a year later
 * @param sample the precision that is wanted; null when none is
 * @param quotas how many of each kind may answer; empty: as many as like
 * @param mode how the answers come; {@code APP} when it is left out. Others are anonymous
 * @param agency who asks, of {@code THIRD_PARTY}; null for others
 * @param rewarded whether who answers gets the points that the rules of their district give for a
 *     survey, once it is over; not when it is left out. Of {@code APP} only
 * @param invitation whom it invites by message; null for nobody. Of {@code APP}, and the public
 *     only
 */
@Serdeable
public record CampaignPlan(
    @NotBlank @Size(max = 100) String title,
    @NotNull @Pattern(regexp = Ids.PATTERN) String questionnaireId,
    @Min(1) int questionnaireVersion,
    @NotNull Population population,
    @NotNull @Size(max = 100) List<@NotBlank @Size(max = 32) String> areas,
    @NotNull @Size(max = 3) List<@NotNull Trait> asks,
    boolean anonymous,
    @NotNull Instant opensAt,
    @NotNull Instant closesAt,
    @Nullable @Valid SamplePlan sample,
    @NotNull @Size(max = 200) List<@NotNull @Valid Quota> quotas,
    @Nullable CampaignMode mode,
    @Nullable @Size(max = 100) String agency,
    @Nullable Boolean rewarded,
    @Nullable @Valid Invitation invitation) {

  boolean isRewarded() {
    return Boolean.TRUE.equals(rewarded);
  }

  /** {@code APP} when nothing is said. */
  CampaignMode modeOrApp() {
    return mode == null ? CampaignMode.APP : mode;
  }
}
