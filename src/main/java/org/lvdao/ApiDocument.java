package org.lvdao;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The head of the OpenAPI document; the rest is gathered from the controllers. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Lvdao 绿岛 API",
            version = "v1",
            description =
                """
                Identifiers are text, times ISO-8601 with offset, coordinates degrees with their \
                datum (phones in China give GCJ02). A field that is not known is refused. Failures \
                are problem documents (RFC 9457) whose type is stable and whose words follow \
                Accept-Language, Chinese by default. Lists come in pages: pass nextCursor as cursor \
                until it is null.\
                """),
    servers = @Server(url = "/", description = "The node that serves this document."),
    tags = {
      @Tag(
          name = "after-case-surveys",
          description = "How residents found the handling of their own cases (办结满意度)."),
      @Tag(name = "areas", description = "The grid of the districts, and where a place lies."),
      @Tag(name = "auth", description = "Signing in and out."),
      @Tag(name = "calendar", description = "Which days are worked."),
      @Tag(name = "collector", description = "Jobs of collectors (回收员): offers, the day, duty."),
      @Tag(name = "device", description = "For smart bins and scales, which sign what they send."),
      @Tag(name = "households", description = "One's own household (户), its members and card."),
      @Tag(name = "indicators", description = "What the plans want, and what there is (指标)."),
      @Tag(name = "inspector", description = "Staffed points, where deliveries are graded (督导)."),
      @Tag(name = "market", description = "The flea market of a community (社区跳蚤市场)."),
      @Tag(name = "me", description = "Who is signed in, and who stands in for whom."),
      @Tag(name = "messages", description = "What one was told."),
      @Tag(name = "open-surveys", description = "Surveys by an open link (公开问卷)."),
      @Tag(name = "photos", description = "Photos for reports and comments, by signed links."),
      @Tag(name = "pickup", description = "Recyclables picked up at home (预约回收)."),
      @Tag(name = "points", description = "Points of one's household (积分), and what earns them."),
      @Tag(name = "privacy-notice", description = "What is done with personal data (隐私政策)."),
      @Tag(name = "redemptions", description = "What one's household got for points (积分兑换)."),
      @Tag(name = "report-categories", description = "What residents can report."),
      @Tag(name = "report-workflow", description = "The lifecycle of a case."),
      @Tag(name = "reports", description = "Residents: illegal dumping, from report to rating."),
      @Tag(name = "rewards", description = "What points buy."),
      @Tag(name = "sms", description = "For the gateway of text messages."),
      @Tag(name = "staff accounts", description = "Who works in a district, and as what."),
      @Tag(name = "staff areas", description = "Parks, enterprises and buildings of the grid."),
      @Tag(name = "staff broadcasts", description = "Announcements to residents (公告)."),
      @Tag(name = "staff cash-requests", description = "Cash for points, to approve (返现审批)."),
      @Tag(name = "staff calendar", description = "Holidays, and when a term ends."),
      @Tag(name = "staff collectors", description = "The collectors of a district."),
      @Tag(name = "staff dead-letters", description = "Events that failed too often."),
      @Tag(name = "staff deliveries", description = "Deliveries to review and to grade."),
      @Tag(name = "staff devices", description = "Smart bins and scales."),
      @Tag(name = "staff households", description = "The households of a community."),
      @Tag(name = "staff indicator-evidence", description = "What proves a value (佐证材料)."),
      @Tag(name = "staff indicator-values", description = "Values, to be approved (指标值)."),
      @Tag(name = "staff look-backs", description = "Closed cases to look at again (回头看)."),
      @Tag(name = "staff market", description = "What residents offer, to look at."),
      @Tag(name = "staff message-templates", description = "The words of messages."),
      @Tag(
          name = "staff participation",
          description = "How many households sort their kitchen waste (参与率)."),
      @Tag(name = "staff payouts", description = "Paying cash for points (返现打款)."),
      @Tag(name = "staff pickup", description = "What is collected, when and at which price."),
      @Tag(name = "staff points", description = "The books of the points (积分账务)."),
      @Tag(name = "staff campaigns", description = "A questionnaire put to people (调查)."),
      @Tag(name = "staff question-bank", description = "Questions to take from (题库)."),
      @Tag(name = "staff questionnaires", description = "What surveys ask (问卷), in versions."),
      @Tag(name = "staff recyclables", description = "The ledger of recyclables (回收数据电子统计台账)."),
      @Tag(name = "staff redemptions", description = "Goods to be handed over."),
      @Tag(
          name = "staff publications",
          description = "Words and photos that seem doubtful (内容审核)."),
      @Tag(name = "staff report-categories", description = "A district's own categories."),
      @Tag(name = "staff reports", description = "Finding cases and taking them to their end."),
      @Tag(name = "staff rewards", description = "What points buy in a district (兑换目录)."),
      @Tag(name = "staff search", description = "The search index."),
      @Tag(name = "staff sorting-centres", description = "Where stations take it (分拣中心)."),
      @Tag(name = "staff stations", description = "The stations of a district."),
      @Tag(
          name = "staff statistics",
          description =
              "How cases were closed (结案统计), how residents found it (办结满意度), and calculators."),
      @Tag(name = "staff survey-margins", description = "Known populations (人口基数)."),
      @Tag(name = "staff units", description = "Who handles cases."),
      @Tag(name = "stations", description = "Collection stations (绿岛)."),
      @Tag(name = "surveys", description = "Answering questionnaires (问卷调查)."),
      @Tag(name = "wechat", description = "For WeChat's message push.")
    })
@SecurityScheme(
    name = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
final class ApiDocument {
  private ApiDocument() {}
}
