package org.lvdao.survey.exports;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.table.Table;
import org.lvdao.survey.campaign.Campaign;
import org.lvdao.survey.campaign.CampaignProblem;
import org.lvdao.survey.campaign.CampaignState;
import org.lvdao.survey.campaign.OpenCampaigns;
import org.lvdao.survey.questionnaire.SurveyRights;

/** The files of a campaign for programs that do statistics. */
@Singleton
class CampaignFiles {
  static final String RESPONSES = "responses.csv";

  private final ExportRepository rows;
  private final OpenCampaigns campaigns;
  private final AreaService areas;
  private final AuditLog audit;

  CampaignFiles(ExportRepository rows, OpenCampaigns campaigns, AreaService areas, AuditLog audit) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.areas = areas;
    this.audit = audit;
  }

  /**
   * All answers, one line a response, however many there are.
   *
   * @return of a file that is gone once it is closed
   * @throws DomainError {@code not-found}, {@code forbidden}, {@code campaign-not-closed}
   */
  InputStream responses(Actor actor, long id) {
    var campaign = campaign(actor, id);
    SurveyRights.requireWork(actor, campaign.district());
    if (campaign.state() != CampaignState.CLOSED) {
      throw DomainError.of(CampaignProblem.CAMPAIGN_NOT_CLOSED);
    }
    audit.record(
        actor,
        "responses-exported",
        "campaign",
        Long.toString(id),
        campaign.district(),
        Map.of("responses", rows.count(id)));
    var variables = variables(campaign);
    try {
      var file = Files.createTempFile("lvdao-responses", ".csv");
      try {
        var headers = variables.stream().map(Variable::name).toList();
        Table.csv(Files.newBufferedWriter(file), headers, new ResponsePages(rows, id, variables));
        return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
      } catch (IOException | RuntimeException failure) {
        Files.deleteIfExists(file);
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * What each column means, one line a value.
   *
   * @throws DomainError {@code not-found}
   */
  Table codebook(Actor actor, long id) {
    var lines = new ArrayList<List<@Nullable Object>>();
    for (var variable : variables(campaign(actor, id))) {
      var kind = variable.kind().name();
      if (variable.values().isEmpty()) {
        lines.add(line(variable.name(), variable.label(), kind, "", ""));
      }
      variable
          .values()
          .forEach(
              (value, meaning) ->
                  lines.add(line(variable.name(), variable.label(), kind, value, meaning)));
    }
    return new Table(List.of("variable", "label", "kind", "value", "meaning"), lines);
  }

  private static List<@Nullable Object> line(
      String variable, String label, String kind, String value, String meaning) {
    return List.of(variable, label, kind, value, meaning);
  }

  /**
   * @throws DomainError {@code not-found}
   */
  String spss(Actor actor, long id) {
    return SpssSyntax.of(variables(campaign(actor, id)), RESPONSES);
  }

  /**
   * @throws DomainError {@code not-found}
   */
  String ddi(Actor actor, long id) {
    var campaign = campaign(actor, id);
    return DdiCodebook.of(campaign, variables(campaign), rows.count(id));
  }

  private Campaign campaign(Actor actor, long id) {
    return campaigns
        .find(id)
        .filter(found -> SurveyRights.sees(actor, found.district()))
        .orElseThrow(DomainError::notFound);
  }

  private List<Variable> variables(Campaign campaign) {
    return Variables.of(campaign, code -> areas.find(code).map(Area::name).orElse(code));
  }
}
