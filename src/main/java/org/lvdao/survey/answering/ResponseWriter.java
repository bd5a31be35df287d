package org.lvdao.survey.answering;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lvdao.photo.PhotoService;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.questionnaire.Course;
import org.lvdao.survey.questionnaire.QuestionType;

/** Writes what was answered, under a number drawn by chance. */
@Singleton
class ResponseWriter {
  private static final String PHOTO_OWNER = "survey";

  private final AnsweringRepository rows;
  private final PhotoService photos;
  private final SecureRandom random = new SecureRandom();

  ResponseWriter(AnsweringRepository rows, PhotoService photos) {
    this.rows = rows;
    this.photos = photos;
  }

  /**
   * Adds a response, in the caller's transaction.
   *
   * @param accountId of who answered; null when they have none. Of an anonymous campaign it is not
   *     kept
   * @param seconds how long it took; null when it is not known
   */
  void write(
      Campaign campaign,
      @Nullable Long accountId,
      Begun begun,
      Course course,
      @Nullable Integer seconds) {
    long response = random.nextLong(1, Long.MAX_VALUE);
    var traits = begun.traits();
    rows.insertResponse(
        campaign.id(),
        response,
        campaign.anonymous() ? null : accountId,
        traits.gender(),
        traits.ageBand(),
        traits.area(),
        seconds == null ? null : Duration.of(seconds),
        Flags.of(course, seconds).stream().map(Flag::name).collect(Collectors.joining(",")));
    var questions = campaign.form().questions().toList();
    for (var question : questions) {
      var answer = course.answers().get(question.code());
      if (accountId != null
          && answer != null
          && question.type() == QuestionType.PHOTO
          && answer.photoIds() != null) {
        var ids = answer.photoIds().stream().map(Long::parseLong).toList();
        var pointer = "/answers/" + question.code() + "/photoIds";
        photos.attach(accountId, ids, PHOTO_OWNER, response, pointer);
      }
    }
    for (var part : AnswerParts.of(questions, course.answers())) {
      rows.insertAnswer(campaign.id(), part.question(), response, part.part(), part.value());
    }
  }
}
