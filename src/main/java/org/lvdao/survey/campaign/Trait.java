package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.lvdao.survey.questionnaire.Attribute;

/** What respondents are asked besides the questionnaire, coarse enough to be nobody's. */
@Serdeable
public enum Trait {
  /** {@code F} or {@code M}. */
  GENDER(Attribute.GENDER, "性别"),
  /** One of {@link #AGE_BANDS}. */
  AGE_BAND(Attribute.AGE_BAND, "年龄段"),
  /** The subdistrict (街道、镇) one lives in. */
  AREA(Attribute.AREA, "街道（镇）");

  /** In years. Who is not 14 is not asked (个人信息保护法 article 31). */
  public static final List<String> AGE_BANDS =
      List.of("14-17", "18-29", "30-44", "45-59", "60-74", "75+");

  static final String AGE_BAND_PATTERN = "14-17|18-29|30-44|45-59|60-74|75\\+";
  static final String GENDER_PATTERN = "[FM]";

  private final Attribute attribute;
  private final String label;

  Trait(Attribute attribute, String label) {
    this.attribute = attribute;
    this.label = label;
  }

  /** What conditions of a questionnaire look at; its word is the trait's in the API. */
  public Attribute attribute() {
    return attribute;
  }

  /** What staff call it, in Chinese. */
  public String label() {
    return label;
  }

  /** Whether somebody can say so of themselves; which area it is, is looked at elsewhere. */
  public boolean allows(String said) {
    return switch (this) {
      case GENDER -> said.matches(GENDER_PATTERN);
      case AGE_BAND -> AGE_BANDS.contains(said);
      case AREA -> true;
    };
  }

  static String join(List<Trait> traits) {
    return traits.stream().distinct().sorted().map(Trait::name).collect(Collectors.joining(","));
  }

  static List<Trait> split(String joined) {
    return joined.isEmpty()
        ? List.of()
        : Arrays.stream(joined.split(",")).map(Trait::valueOf).toList();
  }
}
