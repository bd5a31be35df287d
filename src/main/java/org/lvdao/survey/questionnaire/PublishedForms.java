package org.lvdao.survey.questionnaire;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.lvdao.platform.database.StoredJson;

/** The questionnaires that can be put to people. What was published never changes. */
@Singleton
public class PublishedForms {
  private final QuestionnaireRepository rows;
  private final StoredJson json;

  PublishedForms(QuestionnaireRepository rows, StoredJson json) {
    this.rows = rows;
    this.json = json;
  }

  /** A version with which a campaign of the district can begin; empty when it is none. */
  public Optional<Form> startable(String district, long questionnaireId, int number) {
    return rows.findStartableForm(district, questionnaireId, number).map(this::read);
  }

  /** A version that was published, retired or not. */
  public Form of(long questionnaireId, int number) {
    return rows.findPublishedForm(questionnaireId, number).map(this::read).orElseThrow();
  }

  private Form read(String form) {
    return json.read(form, Form.class);
  }
}
