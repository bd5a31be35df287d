package org.lvdao.survey.questionnaire;

import org.lvdao.kernel.ProblemType;

/** What can go wrong with questionnaires. */
public enum QuestionnaireProblem implements ProblemType {
  /** The district has a questionnaire of that code. */
  QUESTIONNAIRE_EXISTS(Category.CONFLICT),
  /** The bank of the district has a question of that code. */
  QUESTION_EXISTS(Category.CONFLICT),
  /** There is no draft, so there is nothing to publish. */
  NO_DRAFT(Category.CONFLICT),
  /**
   * Not every question can be reached, or a respondent can get stuck; {@code dryRun} says where.
   */
  QUESTIONNAIRE_UNSOUND(Category.CONFLICT),
  /** Only a published version can be retired. */
  NOT_PUBLISHED(Category.CONFLICT);

  private final Category category;

  QuestionnaireProblem(Category category) {
    this.category = category;
  }

  @Override
  public Category category() {
    return category;
  }
}
