package org.lvdao.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lvdao.account.StaffAccounts;
import org.lvdao.household.Bins;
import org.lvdao.household.Homes;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.Actor.Grant;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.kernel.Role;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.local.PhotoDesk;
import org.lvdao.local.TestNode;
import org.lvdao.local.TestPhotos;
import org.lvdao.local.TestServers;
import org.lvdao.message.Told;
import org.lvdao.pickup.Jobs;
import org.lvdao.pickup.Pickups;
import org.lvdao.pickup.Supply;
import org.lvdao.pickup.market.Bazaar;
import org.lvdao.pickup.recyclables.Yard;
import org.lvdao.report.Cases;
import org.lvdao.report.workflow.ReportStatus;
import org.lvdao.survey.SurveyDesk;
import org.lvdao.survey.aftercase.EndedCases;
import org.lvdao.survey.indicator.Board;

/** A node on a database of its own, people of every kind, and requests that are in order. */
final class Target implements AutoCloseable {
  static final String BOUNDARY = "lvdao-fuzz";
  private static final String DISTRICT = "tianqiao";
  private static final String CATEGORY = "HOUSEHOLD_WASTE";
  private static final String PUSH = "/api/v1/wechat/push";
  private static final String NONCE = "fuzz";

  /** What a refused request must leave as it is; not what the node does by itself. */
  private static final String ROWS =
      """
      SELECT CRC32(CONCAT_WS(',',
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM report),
        (SELECT COUNT(*) FROM report_history),
        (SELECT COUNT(*) FROM report_photo),
        (SELECT COUNT(*) FROM report_photo_check),
        (SELECT COUNT(*) FROM report_support),
        (SELECT COUNT(*) FROM report_request),
        (SELECT COUNT(*) FROM photo),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM account),
        (SELECT COUNT(*) FROM account_totp),
        (SELECT COUNT(answered_at) FROM after_case_survey),
        (SELECT COUNT(*) FROM delegation),
        (SELECT COUNT(*) FROM account_grant),
        (SELECT COUNT(*) FROM account_phone),
        (SELECT COUNT(*) FROM account_consent),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM account_profile),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM area),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM household),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM delivery),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM delivery_device),
        (SELECT COUNT(*) FROM delivery_inspection),
        (SELECT COUNT(*) FROM household_member),
        (SELECT COUNT(*) FROM household_card),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM points_reward),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM points_redemption),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM points_adjustment),
        (SELECT COUNT(*) FROM pickup_booking),
        (SELECT COUNT(*) FROM pickup_history WHERE actor_id <> 0),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM pickup_collector),
        (SELECT COUNT(*) FROM pickup_closure),
        (SELECT COALESCE(SUM(version), 0) FROM pickup_schedule),
        (SELECT COUNT(*) FROM points_payout),
        (SELECT COUNT(*) FROM points_transaction),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM station),
        (SELECT COUNT(*) FROM station_waiting),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM recyclable_item),
        (SELECT CONCAT(COUNT(*), ':', COUNT(withdrawn_at)) FROM price_list),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM market_item),
        (SELECT COUNT(*) FROM market_abuse),
        (SELECT COUNT(*) FROM calendar_day),
        (SELECT COUNT(*) FROM calendar_year),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM report_category),
        (SELECT COUNT(*) FROM report_routing),
        (SELECT COUNT(*) FROM device),
        (SELECT COUNT(*) FROM notification_preference),
        (SELECT COUNT(*) FROM message_template),
        (SELECT CONCAT(COUNT(*), ':', COALESCE(SUM(version), 0)) FROM broadcast),
        (SELECT COALESCE(SUM(credits), 0) FROM wechat_credit),
        (SELECT COUNT(*) FROM idempotency),
        (SELECT COUNT(*) FROM audit_log)))
      """;

  /** Nothing in the outbox ever has it. */
  private static final String NO_DEAD_LETTER = "1";

  private static final Set<String> SIGNS_OUT = Set.of("authLogout", "meErasureAsk");
  private static final String STILL = "SELECT COUNT(*) FROM report WHERE id = ? AND status = ?";

  private final TestNode node;
  private final Cases cases;
  private final ApiClient resident;
  private final ApiClient staff;
  private final Map<String, ReportStatus> states = new HashMap<>();
  private final Map<ReportStatus, String> inState = new HashMap<>();
  private final JsonNode signedPhoto;
  private final String message;
  private final String account;
  private final Map<String, String> absence;
  private final String delegation;
  private String photo;
  private String questionnaire = "";

  Target() {
    node =
        TestNode.on(
            TestServers.running().seededDatabase(),
            Map.of(
                "lvdao.jwt.lifetime", "12h",
                "lvdao.login.account-failures", 100_000,
                "lvdao.pickup.booking.most-open", 100_000,
                "lvdao.pickup.booking.most-per-week", 100_000));
    cases = node.bean(Cases.class);
    resident = cases.resident();
    var everywhere = new ArrayList<Grant>();
    for (var role : Role.values()) {
      if (role != Role.RESIDENT && role != Role.HANDLER) {
        everywhere.add(new Grant(role, AreaPath.EVERYWHERE, null));
      }
    }
    everywhere.add(new Grant(Role.HANDLER, AreaPath.ofDistrict(DISTRICT), "tianqiao-chengguan"));
    staff = cases.staffWith(everywhere.toArray(Grant[]::new));
    anonymous()
        .get("/api/v1/report-workflow")
        .body()
        .get("transitions")
        .forEach(
            t ->
                states.putIfAbsent(
                    t.get("action").asText(), ReportStatus.valueOf(t.get("from").asText())));
    signedPhoto =
        resident
            .upload("/api/v1/photos", "file", "a.jpg", "image/jpeg", TestPhotos.jpeg(64, 48, 1))
            .is(201)
            .body();
    photo = cases.photo(resident);
    message = node.bean(Told.class).acceptedOf(resident).get("id").asText();
    account = account("fuzzed", AreaPath.ofDistrict(DISTRICT));
    account("stand-in", AreaPath.EVERYWHERE);
    var today = BusinessTime.dayOf(node.bean(InstantSource.class).instant()).toString();
    absence = Map.of("delegate", "stand-in", "from", today, "to", today);
    delegation =
        staff.post("/api/v1/me/delegations", absence).is(201).body().required("id").asText();
  }

  private String account(String name, AreaPath area) {
    var grant = new Grant(Role.VERIFIER, area, null);
    var accounts = node.bean(StaffAccounts.class);
    return Long.toString(accounts.create(Actor.SYSTEM, name, "lvdao-local", name, List.of(grant)));
  }

  ApiClient anonymous() {
    return node.api().anonymous();
  }

  /** Who may take the route. */
  ApiClient welcome(Route route) {
    if (SIGNS_OUT.contains(route.id())) {
      return cases.resident();
    }
    return route.anonymous() ? anonymous() : isForStaff(route) ? staff : resident;
  }

  /** Everybody else. */
  List<ApiClient> others(Route route) {
    if (SIGNS_OUT.contains(route.id())) {
      return List.of(anonymous());
    }
    var others = new ArrayList<>(List.of(anonymous(), resident, staff));
    others.remove(route.anonymous() ? 0 : isForStaff(route) ? 2 : 1);
    return others;
  }

  private static boolean isForStaff(Route route) {
    return route.path().contains("/staff/")
        || route.path().contains("/inspector/")
        || route.path().contains("/collector/")
        || route.id().startsWith("delegation")
        || route.id().startsWith("password");
  }

  long rows() {
    return cases.number(ROWS);
  }

  /** The steps staff can take. */
  List<String> actions() {
    return states.keySet().stream().sorted().toList();
  }

  /** Makes good what a request that was done has used up. */
  void after(Call call, Answer answer) {
    if (answer.status() < 300 && call.route.id().equals("reportSubmit")) {
      photo = cases.photo(resident);
    }
    if (answer.status() < 300) {
      inState
          .entrySet()
          .removeIf(
              known ->
                  known.getValue().equals(call.path.get("id"))
                      && cases.number(STILL, known.getValue(), known.getKey().name()) == 0);
    }
  }

  /** A request of the route that is in order; of a step, the one named. */
  Call call(Route route, String action) {
    var call = new Call(route);
    for (var parameter : route.parameters()) {
      switch (parameter.in()) {
        case "path" -> call.path.put(parameter.name(), inPath(route, parameter.name(), action));
        case "query" -> {
          if (parameter.required()) {
            call.query.add(Map.entry(parameter.name(), inQuery(route, parameter.name())));
          }
        }
        default -> {}
      }
    }
    for (var header : route.parameters("header")) {
      switch (header.name()) {
        case "Idempotency-Key" -> call.headers.put(header.name(), UUID.randomUUID().toString());
        case "If-Match" -> call.headers.put(header.name(), "\"" + version(call) + "\"");
        default -> {}
      }
    }
    body(call);
    return call;
  }

  /** A value that is in order. */
  String inQuery(Route route, String name) {
    return switch (name) {
      case "lat" -> "36.68";
      case "lon" -> "116.98";
      case "near" -> "36.68,116.98";
      case "bbox" -> "116.9,36.6,117.0,36.7";
      case "datum" -> "WGS84";
      case "from" ->
          route.id().endsWith("Deadline")
              ? "2026-03-02T02:00:00Z"
              : isByMonths(route) ? "2026-01" : "2026-01-01";
      case "to" -> isByMonths(route) ? "2026-02" : "2026-01-31";
      case "kind" -> route.id().startsWith("handling") ? "REPORT" : "COLLECTED";
      case "accepts" -> "PAPER";
      case "at" -> "2026-11-01T00:00:00Z";
      case "cutoff" -> "2026-02-01T00:00:00Z";
      case "district" -> DISTRICT;
      case "amount", "limit" -> "7";
      case "unit" -> route.id().endsWith("Deadline") ? "WORKING_DAYS" : "tianqiao-chengguan";
      case "measure" -> "received";
      case "expires" -> linkPart(name);
      case "signature" ->
          route.path().equals(PUSH) ? PhotoDesk.signature(minute(), NONCE) : linkPart(name);
      case "timestamp" -> minute();
      case "nonce" -> NONCE;
      case "echostr" -> "4375120948345356249";
      case "category" -> route.id().startsWith("recyclables") ? "PAPER" : CATEGORY;
      case "level" -> "SUBDISTRICT";
      case "parent" -> DISTRICT;
      case "area" -> "370105005";
      case "groupBy" -> "category";
      case "key" -> CATEGORY;
      case "status" ->
          route.id().startsWith("staffAccount")
              ? "ACTIVE"
              : route.id().startsWith("staffBooking")
                  ? "BOOKED"
                  : route.id().startsWith("loadSheet") ? "IN_TRANSIT" : "SUBMITTED";
      case "day" -> "2026-11-25";
      case "left" -> "true";
      case "stationId", "collectorId", "since" -> "1";
      case "triage", "overdue", "unread" -> "true";
      case "radius" -> "500";
      case "sort" -> "deadline";
      case "q" -> "垃圾";
      case "community", "communityCode" -> Homes.COMMUNITY;
      case "address" -> "3号楼2单元501";
      case "card" -> "4000000000000002";
      case "ending" -> "false";
      case "reason" -> "SAME_WEIGHT";
      case "cursor", "row" -> "";
      case "question" -> "OVERALL";
      case "by" -> "gender";
      case "unflagged" -> "true";
      case "state" -> "REVIEW";
      case "within" -> "COMMUNITY";
      case "year" -> "2025";
      case "margin", "p", "responseRate", "confidence" -> "0.5";
      case "designEffect" -> "1.5";
      case "population" -> "1000";
      default -> throw new IllegalArgumentException("no sample of the parameter " + name);
    };
  }

  private static boolean isByMonths(Route route) {
    return route.id().endsWith("Recovery") || route.id().startsWith("handling");
  }

  /** The same for all parameters of a request, but for one in a while. */
  private static String minute() {
    long now = Instant.now().getEpochSecond();
    return Long.toString(now - now % 60);
  }

  private String linkPart(String name) {
    var link = signedPhoto.at("/links/thumb").asText();
    return link.replaceFirst(".*[?&]" + name + "=", "").replaceFirst("&.*", "");
  }

  private String inPath(Route route, String name, String action) {
    return switch (name) {
      case "memberId" -> "1";
      case "bookingId" ->
          route.path().matches(".*/(accept|decline)")
              ? node.bean(Jobs.class).offered(resident, staff)
              : node.bean(Jobs.class).taken(resident, staff);
      case "id" -> {
        if (route.path().contains("/photos/")) {
          yield signedPhoto.get("id").asText();
        }
        if (route.path().contains("/messages/")) {
          yield message;
        }
        if (route.path().contains("/devices/")) {
          yield device();
        }
        if (route.path().contains("/dead-letters/")) {
          yield NO_DEAD_LETTER;
        }
        if (route.path().contains("/accounts/")) {
          yield account;
        }
        if (route.path().contains("/staff/deliveries/")) {
          yield node.bean(Bins.class).waiting();
        }
        if (route.path().contains("/staff/devices/")) {
          yield Bins.create(staff, Homes.COMMUNITY).id();
        }
        if (route.path().contains("/staff/households/")) {
          yield node.bean(Homes.class).ofStaff(staff);
        }
        if (route.path().contains("/staff/points/adjustments/")) {
          yield adjustment();
        }
        if (route.path().contains("/pickup/holds/")) {
          yield hold();
        }
        if (route.path().startsWith("/api/v1/pickup/bookings/")) {
          yield booking(route);
        }
        if (route.path().startsWith("/api/v1/staff/pickup/bookings/")) {
          yield node.bean(Jobs.class).offered(resident, staff);
        }
        if (route.path().contains("/questionnaires/")) {
          var desk = node.bean(SurveyDesk.class);
          yield route.path().endsWith("/retire") ? desk.published() : desk.draft();
        }
        if (route.path().endsWith("/interviews")) {
          var desk = node.bean(SurveyDesk.class);
          yield desk.open(desk.planOf("INTERVIEW"));
        }
        if (route.path().endsWith("/import")) {
          var desk = node.bean(SurveyDesk.class);
          yield desk.open(desk.planOf("THIRD_PARTY"));
        }
        if (route.path().contains("/campaigns/")) {
          yield route.isSafe() ? survey() : campaign();
        }
        if (route.path().contains("/surveys/")) {
          yield survey();
        }
        if (route.path().contains("/indicator-evidence/")) {
          yield node.bean(Board.class).evidence();
        }
        if (route.path().contains("/indicator-values/")) {
          yield node.bean(Board.class).measured();
        }
        if (route.path().contains("/after-case-surveys/")) {
          yield node.bean(EndedCases.class).waiting(resident);
        }
        if (route.path().contains("/question-bank/")) {
          yield node.bean(SurveyDesk.class).bankQuestion();
        }
        if (route.path().contains("/staff/collectors/")) {
          yield node.bean(Jobs.class).newCollector();
        }
        if (route.path().contains("/staff/pickup/stations/")) {
          yield node.bean(Pickups.class).station(Pickups.STATION);
        }
        if (route.path().contains("/load-sheets/")) {
          yield node.bean(Yard.class).loaded();
        }
        if (route.path().contains("/stations/")) {
          yield node.bean(Supply.class).station();
        }
        if (route.path().contains("/pickup/items/")) {
          yield node.bean(Supply.class).item();
        }
        if (route.path().contains("/price-lists/")) {
          yield node.bean(Supply.class).priceList();
        }
        if (route.path().contains("/waiting-list/")) {
          yield Supply.wait(resident);
        }
        if (route.path().contains("/market/items/")) {
          yield thing();
        }
        if (route.path().contains("/households/mine/members/")) {
          yield "1";
        }
        if (route.path().contains("/broadcasts/")) {
          yield broadcast();
        }
        if (route.path().contains("/delegations/")) {
          yield delegation;
        }
        yield caseIn(
            switch (route.id()) {
              case "staffReportTake" -> states.get(action);
              case "reportRate", "reportRequestReopening" -> ReportStatus.CLOSED;
              default -> ReportStatus.SUBMITTED;
            });
      }
      case "action" -> action;
      case "purpose" -> "SURVEY";
      case "kind" -> "report-accepted";
      case "channel" -> "INBOX";
      case "language" -> "zh-CN";
      case "variant" -> "thumb";
      case "number" -> "1";
      case "year" -> "2019";
      case "month" -> "2026-02";
      case "pickupCode" -> "0000000000";
      case "district" -> DISTRICT;
      case "code" -> route.path().contains("categories") ? CATEGORY : "370105005";
      default -> throw new IllegalArgumentException("no sample of the path's " + name);
    };
  }

  /** With places to be had, whatever a request has closed or taken away. */
  private Pickups pickups() {
    var pickups = node.bean(Pickups.class);
    pickups.reopen();
    return pickups;
  }

  private String hold() {
    var pickups = pickups();
    return Cases.id(pickups.hold(resident, pickups.slot()).is(201));
  }

  private String booking(Route route) {
    var pickups = pickups();
    if (!route.path().endsWith("/payment")) {
      var booking = Cases.id(pickups.book(resident));
      node.bean(Jobs.class).awaitStatus(booking, "OFFERED");
      return booking;
    }
    var booking = pickups.bookForFee(resident);
    resident.post(Pickups.BOOKINGS + booking + "/payment").is(201);
    return booking;
  }

  private String device() {
    return resident
        .post("/api/v1/me/devices", Map.of("token", "fuzz", "platform", "IOS", "appVersion", "1.0"))
        .is(200)
        .body()
        .get("id")
        .asText();
  }

  /** A draft, which can be sent and stopped. */
  private String broadcast() {
    return staff
        .post(
            "/api/v1/staff/broadcasts",
            Map.of(
                "district",
                DISTRICT,
                "zh",
                Map.of("title", "收运时间调整", "body", "收运时间调整为每日七时。"),
                "audience",
                Map.of("areas", List.of())))
        .is(201)
        .body()
        .get("id")
        .asText();
  }

  /** Something on the flea market that a neighbour offers. */
  private String thing() {
    var bazaar = node.bean(Bazaar.class);
    return bazaar.listed(bazaar.neighbour(), 0);
  }

  /** One that waits for a second person, who is not the staff here. */
  private String adjustment() {
    var household = node.bean(Homes.class).ofStaff(staff);
    return staff
        .post(
            "/api/v1/staff/points/adjustments",
            Map.of("householdId", household, "points", 1_000_000, "note", "设备故障补录"))
        .is(201)
        .body()
        .get("id")
        .asText();
  }

  /** One of the resident's cases; it is made when there is none. */
  private String caseIn(ReportStatus status) {
    return inState.computeIfAbsent(status, wanted -> cases.inState(wanted, resident, CATEGORY));
  }

  private long version(Call call) {
    if (call.route.path().contains("/accounts/")) {
      return cases.number("SELECT version FROM account WHERE id = ?", account);
    }
    if (call.route.path().contains("/message-templates/")) {
      return cases.number("SELECT COALESCE(MAX(version), 0) FROM message_template");
    }
    if (call.route.path().contains("/pickup/bookings/")) {
      return cases.number("SELECT version FROM pickup_booking WHERE id = ?", call.path.get("id"));
    }
    if (call.route.path().endsWith("/schedule")) {
      return cases.number("SELECT COALESCE(MAX(version), 0) FROM pickup_schedule");
    }
    if (call.route.path().contains("/points/budgets/")) {
      return cases.number("SELECT COALESCE(MAX(version), 0) FROM points_budget_cap");
    }
    if (call.route.path().contains("/market/items/")) {
      return cases.number("SELECT version FROM market_item WHERE id = ?", call.path.get("id"));
    }
    if (call.route.path().endsWith("/retire")) {
      return 1;
    }
    if (call.route
        .path()
        .matches(
            ".*/(questionnaires|campaigns|surveys|broadcasts|collectors|households|deliveries|staff/devices|adjustments|stations|load-sheets"
                + "|pickup/items)/.*")) {
      return 0;
    }
    return call.path.containsKey("id") ? cases.version(call.path.get("id")) : 0;
  }

  private void body(Call call) {
    var route = call.route;
    if (route.takesJson()) {
      ObjectNode body = route.bodies().get(Route.JSON).get("example").deepCopy();
      if (route.id().equals("reportSubmit")) {
        body.putArray("photoIds").add(photo);
        body.remove("occurredAt");
        body.set(
            "position",
            Call.JSON.valueToTree(Map.of("lat", 36.68, "lon", 116.98, "datum", "WGS84")));
      } else if (body.has("photoIds")) {
        body.remove("photoIds");
      }
      if (body.has("slotId")) {
        body.put("slotId", pickups().slot());
      }
      if (route.id().equals("staffBookingAssign")) {
        body.put("collectorId", Jobs.me(staff));
      }
      if (route.id().equals("loadSheetLoad")) {
        body.setAll((ObjectNode) Call.JSON.valueToTree(node.bean(Yard.class).sheet()));
      }
      if (route.id().equals("loadSheetReceive")) {
        body.setAll((ObjectNode) Call.JSON.valueToTree(Yard.receipt(1_000)));
      }
      if (route.id().equals("recyclablesMove")) {
        body.setAll((ObjectNode) Call.JSON.valueToTree(node.bean(Yard.class).loss()));
      }
      switch (route.id()) {
        case "questionnaireAdd" -> body = tree(SurveyDesk.newQuestionnaire());
        case "questionBankAdd" -> body = tree(SurveyDesk.newQuestion());
        case "valueMeasure" -> body = tree(node.bean(Board.class).closure());
        case "valueEnter" -> body = tree(node.bean(Board.class).entered());
        case "openSurveySubmit" -> body = tree(SurveyDesk.answers("5"));
        case "campaignAnswerInterview" -> body = tree(SurveyDesk.interview("5"));
        case "campaignAdd" -> body.set("plan", tree(plan()));
        case "campaignChange" -> body = tree(plan());
        case "surveySave", "surveySubmit" -> body = tree(SurveyDesk.answers("5"));
        default -> {}
      }
      if (route.id().equals("staffCollectorChange")) {
        body.remove("stationId");
      }
      if (route.path().contains("/collector/jobs/")) {
        body.put("at", node.bean(InstantSource.class).instant().toString());
      }
      if (route.id().equals("collectorJobNoShow")) {
        body.put("reason", "UNSAFE");
      }
      if (body.has("holdId")) {
        body.setAll((ObjectNode) Call.JSON.valueToTree(node.bean(Pickups.class).wish(hold())));
      }
      if (route.id().equals("staffSlotClose")) {
        // So far away that it closes nothing of the other calls.
        var from = node.bean(InstantSource.class).instant().plus(Duration.ofDays(300));
        body.put("from", from.toString()).put("to", from.plusSeconds(60).toString());
      }
      if (body.has("sendAt")) {
        body.putNull("sendAt");
      }
      if (body.has("username")) {
        var name = "fuzz-" + UUID.randomUUID();
        body.put("username", route.id().equals("staffAccountCreate") ? name : "fuzz");
      }
      if (route.id().equals("delegationGive")) {
        absence.forEach(body::put);
      }
      call.json = body;
      call.headers.put("Content-Type", Route.JSON);
    } else if (route.bodies().has("multipart/form-data")) {
      boolean picture = route.path().contains("photos");
      var csv = route.path().contains("/households/") ? ROSTER : CSV;
      call.headers.put("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
      call.raw =
          picture
              ? part("file", "a.jpg", "image/jpeg", TestPhotos.jpeg(64, 48, 2))
              : route.path().endsWith("/indicator-evidence")
                  ? part("file", "a.pdf", "application/pdf", Board.PDF)
                  : part("file", "a.csv", "text/csv", csv.getBytes(UTF_8));
    }
  }

  private static ObjectNode tree(Object value) {
    return Call.JSON.valueToTree(value);
  }

  /** Of a questionnaire that is published once. */
  private Map<String, Object> plan() {
    var desk = node.bean(SurveyDesk.class);
    if (questionnaire.isEmpty()) {
      questionnaire = desk.published();
    }
    return desk.plan(questionnaire);
  }

  private String campaign() {
    var plan = Map.of("district", DISTRICT, "plan", plan());
    return Cases.id(staff.post(SurveyDesk.CAMPAIGNS, plan).is(201));
  }

  private String survey() {
    var id = campaign();
    staff.with("If-Match", "\"0\"").post(SurveyDesk.CAMPAIGNS + id + "/start").is(200);
    return id;
  }

  static final String CSV = "date,kind,name\n2019-01-01,HOLIDAY,元旦\n";

  private static final String ROSTER = "communityCode,address\n" + Homes.COMMUNITY + ",1号楼1单元101\n";

  static byte[] part(String name, String file, String type, byte[] content) {
    var body = new ByteArrayOutputStream();
    body.writeBytes(
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
            .formatted(BOUNDARY, name, file, type)
            .getBytes(UTF_8));
    body.writeBytes(content);
    body.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(UTF_8));
    return body.toByteArray();
  }

  @Override
  public void close() {
    node.close();
  }
}
