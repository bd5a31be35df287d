package org.lvdao.survey;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.web.QueryReader;
import org.lvdao.survey.estimate.Confidence;
import org.lvdao.survey.estimate.SampleSize;
import org.lvdao.survey.estimate.Wilson;

/**
 * The calculators behind the estimates, for whoever wants to check a published number by hand. They
 * keep nothing.
 */
@Controller("/api/v1/staff/statistics")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"HANDLER", "DISPATCHER", "VERIFIER", "SUPERVISOR", "INSPECTOR", "SURVEYOR", "ADMIN"})
class StatisticsController {
  private static final int MOST_PEOPLE = 2_000_000_000;
  private static final String MOST = "2000000000";
  private static final double SMALLEST = 0.0001;
  private static final double SUREST = 0.9999;

  /**
   * How many to ask.
   *
   * @param n how many to invite, so that enough answer
   * @param answers how many answers are needed
   * @param attainable whether there are so many people
   */
  @Serdeable
  record NeededSample(long n, long answers, boolean attainable) {}

  /**
   * A count of respondents.
   *
   * @param successes how many of them said so; an effective number need not be whole
   * @param n how many there are, more than 0
   * @param confidence such as 0.95, which it is without it
   */
  @Serdeable
  record Counted(
      @NotNull @DecimalMin("0") @DecimalMax(MOST) @Digits(integer = 10, fraction = 6)
          BigDecimal successes,
      @NotNull @DecimalMin("0.000001") @DecimalMax(MOST) @Digits(integer = 10, fraction = 6)
          BigDecimal n,
      @Nullable @DecimalMin("0.0001") @DecimalMax("0.9999") @Digits(integer = 1, fraction = 6)
          BigDecimal confidence) {}

  /**
   * The Wilson score interval of a share.
   *
   * @param share from 0 to 1
   * @param low from 0 to the share
   * @param high from the share to 1
   */
  @Serdeable
  record ShareInterval(double share, double low, double high, double confidence) {}

  /**
   * A table that is to get known totals.
   *
   * @param cells respondents, or the sums of their weights, row by row; all rows as long
   * @param rowTotals how many people are in each row
   * @param columnTotals how many people are in each column; the same number in all
   */
  @Serdeable
  record Table(
      @NotNull @Size(min = 1, max = 100)
          List<
                  @NotNull @Size(min = 1, max = 100) List<
                      @NotNull @DecimalMin("0") @DecimalMax(MOST)
                      @Digits(integer = 10, fraction = 6) BigDecimal>>
              cells,
      @NotNull @Size(min = 1, max = 100)
          List<
                  @NotNull @DecimalMin("0") @DecimalMax(MOST) @Digits(integer = 10, fraction = 6)
                  BigDecimal>
              rowTotals,
      @NotNull @Size(min = 1, max = 100)
          List<
                  @NotNull @DecimalMin("0") @DecimalMax(MOST) @Digits(integer = 10, fraction = 6)
                  BigDecimal>
              columnTotals) {}

  /**
   * How many to ask (样本量): Cochran's n₀ = z²p(1−p)/e², corrected for the finite population, times
   * the design effect, divided by the response rate.
   *
   * @param margin e, half the width of the interval one wants: 0.03 for ±3 percentage points
   * @param p the share one expects; 0.5, which asks the most, without it
   * @param population how many people there are; so many that it does not matter without it
   * @param designEffect how many times the variance of a simple random sample; 1 without it
   * @param responseRate how many of the invited will answer, from 0.0001 to 1; 1 without it
   * @param confidence such as 0.95, which it is without it
   */
  @Get("/sample-size")
  NeededSample sampleSize(
      @Parameter(required = true, example = "0.03") @Nullable @QueryValue String margin,
      @Nullable @QueryValue String p,
      @Nullable @QueryValue String population,
      @Nullable @QueryValue String designEffect,
      @Nullable @QueryValue String responseRate,
      @Nullable @QueryValue String confidence) {
    var query = new QueryReader();
    double e = query.number("margin", margin, SMALLEST, SUREST);
    double share = query.number("p", or(p, "0.5"), SMALLEST, SUREST);
    var people =
        QueryReader.optional(population) == null
            ? null
            : Long.valueOf(query.wholeNumber("population", population, 1, MOST_PEOPLE));
    double effect = query.number("designEffect", or(designEffect, "1"), 1, 1_000);
    double rate = query.number("responseRate", or(responseRate, "1"), SMALLEST, 1);
    double level = query.number("confidence", or(confidence, "0.95"), SMALLEST, SUREST);
    query.check();
    var wanted = new SampleSize(e, share, new Confidence(level), people, effect, rate);
    return new NeededSample(wanted.invitations(), wanted.answers(), wanted.attainable());
  }

  private static String or(@Nullable String given, String usual) {
    return given == null || given.isBlank() ? usual : given;
  }

  /** Compute the Wilson score interval of a share (置信区间). */
  @Post("/interval")
  ShareInterval interval(@Valid @Body Counted counted) {
    if (counted.successes().compareTo(counted.n()) > 0) {
      throw DomainError.field(
          "/successes", "number-range", Map.of("min", "0", "max", counted.n().toPlainString()));
    }
    var level =
        counted.confidence() == null
            ? Confidence.OF_95_PERCENT
            : new Confidence(counted.confidence().doubleValue());
    double n = counted.n().doubleValue();
    double share = counted.successes().doubleValue() / n;
    var interval = Wilson.interval(share, n, level);
    return new ShareInterval(share, interval.low(), interval.high(), level.level());
  }

  /**
   * Rake a table to known totals of its rows and columns (迭代比例加权): Deming and Stephan's iterative
   * proportional fitting, until each total is met to one part in a million. Odds ratios stay.
   */
  @Post("/rake")
  RakedTable.View rake(@Valid @Body Table table) {
    return RakedTable.of(table.cells(), table.rowTotals(), table.columnTotals());
  }
}
