package org.lvdao.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lvdao.local.Answer;

/** Says what is wrong with an answer. */
final class Oracle {
  private static final Pattern INSIDES =
      Pattern.compile(
          "Exception|\\bat [\\w.$]+\\(|java\\.|io\\.micronaut|org\\.lvdao|com\\.fasterxml|SQLState"
              + "|\\b(SELECT|UPDATE|INSERT INTO|DELETE FROM) |\\$Definition|problem\\.[a-z-]+\\.");
  private static final String PROBLEM = "application/problem+json";

  private final Contract contract;

  Oracle(Contract contract) {
    this.contract = contract;
  }

  List<String> faults(Call call, Answer answer) {
    var faults = new ArrayList<String>();
    var wrong = call.faults(contract);
    if (answer.status() < 400 && !wrong.isEmpty()) {
      faults.add("accepts what the document forbids: " + wrong);
    }
    if (answer.status() >= 500) {
      faults.add("fails");
    }
    if (call.method.equals("HEAD")) {
      return faults;
    }
    if (answer.status() >= 400) {
      problem(call, answer, faults);
    } else if (!call.strayed) {
      success(call, answer, faults);
    }
    return faults;
  }

  private void success(Call call, Answer answer, List<String> faults) {
    var declared = contract.answer(call.route, answer.status());
    if (declared.isMissingNode()) {
      faults.add("status is not in the document");
    } else if (declared.has("content")) {
      var media = contract.media(declared, type(answer));
      if (media.isMissingNode()) {
        faults.add("content type is not in the document");
      } else if (type(answer).equals(Route.JSON)) {
        faults.addAll(contract.faults(media.get("schema"), answer.body()));
      }
    } else if (answer.bytes().length > 0) {
      faults.add("has a body that is not in the document");
    }
  }

  private void problem(Call call, Answer answer, List<String> faults) {
    if (!type(answer).equals(PROBLEM)) {
      faults.add("is no problem document");
      return;
    }
    JsonNode body;
    try {
      body = answer.body();
    } catch (UncheckedIOException notJson) {
      faults.add("is no JSON");
      return;
    }
    var code = body.path("type").asText().replace("/problems/", "");
    if (!call.strayed) {
      declared(call, answer.status(), code, body, faults);
    } else if (!contract.isProblem(code, answer.status())) {
      faults.add("problem is nowhere in the document");
    }
    if (body.path("status").asInt() != answer.status()) {
      faults.add("names another status");
    }
    var trace = body.path("traceId").asText();
    if (trace.isEmpty() || !trace.equals(answer.header("X-Trace-Id"))) {
      faults.add("has no trace id of its own");
    }
    var insides = INSIDES.matcher(answer.text());
    if (insides.find()) {
      faults.add("shows its insides: " + insides.group());
    }
  }

  private void declared(Call call, int status, String code, JsonNode body, List<String> faults) {
    var media = contract.answer(call.route, status).path("content").path(PROBLEM);
    if (media.isMissingNode()) {
      faults.add("status is not in the document");
      return;
    }
    Set<String> codes = new TreeSet<>();
    media.path("examples").fieldNames().forEachRemaining(codes::add);
    if (!codes.contains(code)) {
      faults.add("problem is not in the document, which has " + codes);
    }
    faults.addAll(contract.faults(media.get("schema"), body));
  }

  private static String type(Answer answer) {
    var type = answer.header("Content-Type");
    return type == null ? "" : type.replaceFirst(";.*", "").strip();
  }
}
