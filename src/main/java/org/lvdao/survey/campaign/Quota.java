package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many of a kind may answer (配额). A quota that names all traits is one cell of a complete
 * design; one that names some is of a partial design. Whoever fits several counts in each.
 *
 * @param gender null: any
 * @param ageBand null: any
 * @param area code of a subdistrict; null: any
 * @param most respondents
 */
@Serdeable
public record Quota(
    @Nullable @Pattern(regexp = Trait.GENDER_PATTERN) String gender,
    @Nullable @Pattern(regexp = Trait.AGE_BAND_PATTERN) String ageBand,
    @Nullable @Size(min = 1, max = 32) String area,
    @Min(1) @Max(1_000_000) int most) {

  /** Whether it looks at the trait. */
  boolean names(Trait trait) {
    return kind().of(trait) != null;
  }

  /** Whether a respondent counts in it. */
  boolean fits(Traits traits) {
    return Arrays.stream(Trait.values())
        .allMatch(trait -> !names(trait) || Objects.equals(kind().of(trait), traits.of(trait)));
  }

  /** Whom it asks: null of a trait for any. */
  public Traits kind() {
    return new Traits(gender, ageBand, area);
  }
}
