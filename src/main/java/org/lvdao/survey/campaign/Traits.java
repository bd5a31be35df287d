package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a respondent said of themselves. It is asked, never taken from the account.
 *
 * @param gender {@code F} or {@code M}; null: not said
 * @param ageBand such as {@code 18-29}; null: not said
 * @param area code of the subdistrict (街道、镇) they live in; null: not said
 */
@Serdeable
public record Traits(
    @Nullable @Pattern(regexp = Trait.GENDER_PATTERN) String gender,
    @Nullable @Pattern(regexp = Trait.AGE_BAND_PATTERN) String ageBand,
    @Nullable @Size(min = 1, max = 32) String area) {
  public static final Traits UNSAID = new Traits(null, null, null);

  public @Nullable String of(Trait trait) {
    return switch (trait) {
      case GENDER -> gender;
      case AGE_BAND -> ageBand;
      case AREA -> area;
    };
  }
}
