package org.lvdao.points.earning;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.DomainError.FieldError;

/**
 * What earns points in a district. Days are those of Asia/Shanghai, and a delivery counts for the
 * moment it was made, however late it arrives.
 *
 * @param perDelivery points for a delivery that counts
 * @param perKilogram points for each kilogram; of a part of one, what is left after rounding down
 * @param leastGrams what is lighter earns nothing
 * @param caps the most a household gets for deliveries
 * @param openingHours when deliveries count; empty: always
 * @param gradePercent what a grade makes of the points, in percent, such as {@code PASS} 100 and
 *     {@code FAIL} 0; a grade that is not named earns nothing
 * @param holdHours how long points of a delivery without a grade wait for one before they are given
 *     all the same; 0: given at once
 * @param bonusDays days on which points are multiplied, such as 有害垃圾宣传收集周
 * @param firstDelivery more points for the first delivery of a household that counts
 * @param awards points for other things than deliveries
 * @param monthlyBudget the most points the district gives in a month; null for no limit
 */
@Serdeable
public record EarningRules(
    @Min(0) @Max(1_000) int perDelivery,
    @Min(0) @Max(1_000) int perKilogram,
    @Min(0) @Max(50_000) int leastGrams,
    @NotNull @Valid Caps caps,
    @NotNull @Size(max = 20) List<@NotNull @Valid OpeningHours> openingHours,
    @NotNull @Size(min = 1, max = 10)
        Map<@Pattern(regexp = GRADE) String, @NotNull @Min(0) @Max(1_000) Integer> gradePercent,
    @Min(0) @Max(336) int holdHours,
    @NotNull @Size(max = 20) List<@NotNull @Valid BonusDays> bonusDays,
    @Min(0) @Max(10_000) int firstDelivery,
    @NotNull @Valid Awards awards,
    @Nullable @Min(0) @Max(1_000_000_000) Long monthlyBudget) {
  static final String GRADE = "[A-Z][A-Z0-9_]{0,15}";

  /**
   * The most points a household gets for its deliveries; null for no limit.
   *
   * @param day from midnight to midnight
   * @param week from Monday on
   * @param month of the calendar
   */
  @Serdeable
  public record Caps(
      @Nullable @Min(1) @Max(100_000) Integer day,
      @Nullable @Min(1) @Max(100_000) Integer week,
      @Nullable @Min(1) @Max(100_000) Integer month) {}

  /**
   * When deliveries count; the end is not in it.
   *
   * @param days 1 for Monday to 7 for Sunday
   * @param from such as {@code 06:30}
   * @param to such as {@code 09:00}; {@code 24:00} for the end of the day
   */
  @Serdeable
  public record OpeningHours(
      @NotNull @Size(min = 1, max = 7) List<@NotNull @Min(1) @Max(7) Integer> days,
      @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d") String from,
      @NotNull @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d|24:00") String to) {

    boolean contains(Instant moment) {
      var local = moment.atZone(BusinessTime.ZONE);
      var time = local.toLocalTime().toString().substring(0, from.length());
      return days.contains(local.getDayOfWeek().getValue())
          && time.compareTo(from) >= 0
          && time.compareTo(to) < 0;
    }
  }

  /**
   * Days that count more.
   *
   * @param name as residents read it
   * @param from the first day
   * @param to the last day
   * @param percent what becomes of the points, more than 100
   */
  @Serdeable
  public record BonusDays(
      @NotNull @Size(min = 1, max = 40) String name,
      @NotNull LocalDate from,
      @NotNull LocalDate to,
      @Min(101) @Max(1_000) int percent) {

    boolean contains(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /** Points for each; 0 for none. */
  @Serdeable
  public record Awards(
      @Min(0) @Max(10_000) int pickup,
      @Min(0) @Max(10_000) int report,
      @Min(0) @Max(10_000) int survey,
      @Min(0) @Max(10_000) int quiz) {}

  boolean isOpen(Instant moment) {
    return openingHours.isEmpty()
        || openingHours.stream().anyMatch(hours -> hours.contains(moment));
  }

  /** What the day makes of the points, in percent. */
  int bonusPercent(LocalDate day) {
    return bonusDays.stream()
        .filter(days -> days.contains(day))
        .mapToInt(BonusDays::percent)
        .max()
        .orElse(PLAIN);
  }

  /**
   * @param grade null: not judged, and taken for good
   */
  int percent(@Nullable String grade) {
    return grade == null ? PLAIN : gradePercent.getOrDefault(grade, 0);
  }

  static final int PLAIN = 100;

  /** What no single field shows. */
  List<FieldError> errors(String pointer) {
    var errors = new ArrayList<FieldError>();
    for (int i = 0; i < openingHours.size(); i++) {
      if (openingHours.get(i).to().compareTo(openingHours.get(i).from()) <= 0) {
        errors.add(new FieldError(pointer + "/openingHours/" + i + "/to", "rules-hours"));
      }
    }
    for (int i = 0; i < bonusDays.size(); i++) {
      if (bonusDays.get(i).to().isBefore(bonusDays.get(i).from())) {
        errors.add(new FieldError(pointer + "/bonusDays/" + i + "/to", "before-from"));
      }
    }
    return errors;
  }
}
