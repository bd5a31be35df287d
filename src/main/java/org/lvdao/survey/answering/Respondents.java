package org.lvdao.survey.answering;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.Trait;
import org.lvdao.survey.campaign.Traits;
import org.lvdao.survey.questionnaire.Answer;
import org.lvdao.survey.questionnaire.Attribute;
import org.lvdao.survey.questionnaire.Course;
import org.lvdao.survey.questionnaire.QuestionType;

/** What somebody says, held against what a campaign asks. */
@Singleton
class Respondents {
  private final AreaService areas;

  Respondents(AreaService areas) {
    this.areas = areas;
  }

  /**
   * The way through the questionnaire, as far as it is answered.
   *
   * @throws DomainError naming what is wrong; what is only missing, or not enough yet, is not
   */
  Course course(Campaign campaign, Begun begun) {
    var errors = new ArrayList<FieldError>();
    for (var trait : Trait.values()) {
      if (begun.traits().of(trait) != null && !campaign.asks().contains(trait)) {
        errors.add(new FieldError("/traits/" + trait.attribute().word(), "survey-not-asked"));
      }
    }
    var area = begun.traits().area();
    if (area != null && !isAsked(campaign, area)) {
      errors.add(new FieldError("/traits/area", "survey-outside"));
    }
    var course = kept(campaign, begun);
    errors.addAll(course.errors());
    campaign
        .form()
        .questions()
        .filter(question -> question.type() == QuestionType.AREA)
        .forEach(
            question -> {
              var answer = course.answers().get(question.code());
              if (answer != null && !isArea(answer)) {
                errors.add(new FieldError("/answers/" + question.code() + "/area", "unknown-area"));
              }
            });
    DomainError.check(errors);
    return course;
  }

  /** As {@link #course}; answers that are wrong, or have become so, are left out. */
  Course kept(Campaign campaign, Begun begun) {
    var attributes = attributes(campaign, begun.traits());
    return Course.of(campaign.form(), begun.answers(), attributes, "/answers");
  }

  /**
   * As {@link #course}, of answers that are handed in.
   *
   * @throws DomainError naming what is wrong or missing
   */
  Course whole(Campaign campaign, Begun begun) {
    var course = course(campaign, begun);
    var errors = new ArrayList<>(course.lacking());
    for (var trait : campaign.needs()) {
      if (begun.traits().of(trait) == null) {
        errors.add(new FieldError("/traits/" + trait.attribute().word(), "required"));
      }
    }
    course.missing().forEach(code -> errors.add(new FieldError("/answers/" + code, "required")));
    DomainError.check(errors);
    return course;
  }

  private boolean isAsked(Campaign campaign, String code) {
    return areas.isSubdistrict(campaign.district(), code)
        && (campaign.areas().isEmpty() || campaign.areas().contains(code));
  }

  private boolean isArea(Answer answer) {
    var path = answer.area() == null ? "" : answer.area();
    var codes = List.of(path.split("/"));
    return areas
        .find(codes.getLast())
        .filter(area -> area.path().value().equals(path + "/"))
        .isPresent();
  }

  private static Map<Attribute, String> attributes(Campaign campaign, Traits traits) {
    var attributes = new EnumMap<Attribute, String>(Attribute.class);
    attributes.put(Attribute.POPULATION, campaign.population().name());
    for (var trait : Trait.values()) {
      var said = traits.of(trait);
      if (said != null) {
        var path = trait == Trait.AREA ? campaign.district() + "/" + said : said;
        attributes.put(trait.attribute(), path);
      }
    }
    return attributes;
  }
}
