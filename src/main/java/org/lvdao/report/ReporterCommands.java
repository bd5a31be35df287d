package org.lvdao.report;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What residents send about a case that exists. */
final class ReporterCommands {
  private ReporterCommands() {}

  /**
   * @param stars 1 (很不满意) to 5 (很满意)
   * @param resolved whether the reporter finds the problem solved
   */
  @Serdeable
  record Rating(
      @NotNull @Min(1) @Max(5) Integer stars,
      @NotNull Boolean resolved,
      @Nullable @Size(max = 500) String comment) {}

  /** Asks for a closed case to be worked on again. */
  @Serdeable
  record Reopening(
      @NotBlank @Size(max = 1000) String reason,
      @Nullable @Size(max = 9)
          List<@NotNull @Pattern(regexp = PhotoIds.PATTERN) String> photoIds) {}

  /** Adds to an open case. */
  @Serdeable
  record Comment(
      @NotBlank @Size(max = 1000) String text,
      @Nullable @Size(max = 9)
          List<@NotNull @Pattern(regexp = PhotoIds.PATTERN) String> photoIds) {}
}
