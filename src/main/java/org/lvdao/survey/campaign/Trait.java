package org.lvdao.survey.campaign;

import io.micronaut.serde.annotation.Serdeable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What respondents are asked besides the questionnaire, coarse enough to be nobody's. */
@Serdeable
public enum Trait {
  /** {@code F} or {@code M}. */
  GENDER,
  /** One of {@link #AGE_BANDS}. */
  AGE_BAND,
  /** The subdistrict (街道、镇) one lives in. */
  AREA;

  /** In years. Who is not 14 is not asked (个人信息保护法 article 31). */
  public static final List<String> AGE_BANDS =
      List.of("14-17", "18-29", "30-44", "45-59", "60-74", "75+");

  static final String AGE_BAND_PATTERN = "14-17|18-29|30-44|45-59|60-74|75\\+";
  static final String GENDER_PATTERN = "[FM]";

  static String join(List<Trait> traits) {
    return traits.stream().distinct().sorted().map(Trait::name).collect(Collectors.joining(","));
  }

  static List<Trait> split(String joined) {
    return joined.isEmpty()
        ? List.of()
        : Arrays.stream(joined.split(",")).map(Trait::valueOf).toList();
  }
}
