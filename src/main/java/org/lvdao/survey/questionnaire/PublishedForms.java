package org.lvdao.survey.questionnaire;

import jakarta.inject.Singleton;
import java.util.List;
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
    return rows.find(questionnaireId)
        .filter(row -> row.district().isEmpty() || row.district().equals(district))
        .flatMap(row -> version(questionnaireId, number))
        .filter(version -> version.state() == VersionState.PUBLISHED)
        .map(this::form);
  }

  /** A version that was published, retired or not. */
  public Form of(long questionnaireId, int number) {
    return version(questionnaireId, number)
        .filter(version -> version.state() != VersionState.DRAFT)
        .map(this::form)
        .orElseThrow();
  }

  private Optional<VersionRow> version(long questionnaireId, int number) {
    return rows.findVersions(List.of(questionnaireId)).stream()
        .filter(version -> version.number() == number)
        .findFirst();
  }

  private Form form(VersionRow version) {
    return json.read(version.form(), Form.class);
  }
}
