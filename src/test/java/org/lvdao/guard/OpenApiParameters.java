package org.lvdao.guard;

import static org.lvdao.guard.OpenApiDocument.asObject;
import static org.lvdao.guard.OpenApiDocument.object;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.platform.web.Idempotency;
import org.lvdao.platform.web.Versions;

/** Takes out what clients never send, and puts in the headers they must. */
final class OpenApiParameters {
  private static final Map<String, Object> IDEMPOTENCY_KEY =
      Map.of(
          "description",
          "A new value for each submission, the same for its retries.",
          "schema",
          Map.of("type", "string", "pattern", "^[!-~]{1,128}$"));
  private static final Map<String, Object> IF_MATCH =
      Map.of("description", "The ETag that was read last.", "schema", Map.of("type", "string"));
  private static final String SCHEMAS = "#/components/schemas/";

  private OpenApiParameters() {}

  /** Answers what is missing. */
  static List<String> complete(Operation operation, ProblemTypes types, Map<String, Object> node) {
    Set<String> problems = types.of(operation).keySet();
    List<Map<String, Object>> parameters = new ArrayList<>();
    for (Object parameter : node.get("parameters") instanceof List<?> list ? list : List.of()) {
      Map<String, Object> each = asObject(parameter);
      if (!operation.hidden().contains(each.get("name"))) {
        idsAreText(each);
        meanTheSameEverywhere(each);
        if (operation.required().contains(each.get("name"))) {
          each.put("required", true);
        }
        // Null in Java is a parameter left out; it cannot be sent as null.
        object(each, "schema").remove("nullable");
        parameters.add(each);
      }
    }
    // Who refuses a request for want of a header is who reads it.
    if (problems.contains(CommonProblem.IDEMPOTENCY_KEY_REQUIRED.code())) {
      boolean required =
          types.reaches(operation, Idempotency.class, "once")
              || types.reaches(operation, Idempotency.class, "requiredKey");
      header(parameters, Idempotency.HEADER, IDEMPOTENCY_KEY, required);
    }
    if (problems.contains(CommonProblem.IF_MATCH_REQUIRED.code())) {
      boolean required = types.reaches(operation, Versions.class, "required");
      header(parameters, "If-Match", IF_MATCH, required);
    }
    if (parameters.isEmpty()) {
      node.remove("parameters");
    } else {
      node.put("parameters", parameters);
    }
    body(operation, node);
    return parameters.stream()
        .filter(parameter -> parameter.get("description") == null)
        .map(parameter -> operation + ": nothing says what " + parameter.get("name") + " is")
        .toList();
  }

  /** What every list and every cacheable answer takes is said once, here. */
  private static void meanTheSameEverywhere(Map<String, Object> parameter) {
    switch ((String) parameter.get("name")) {
      case "cursor" -> parameter.put("description", "The nextCursor of the page before.");
      case "limit" -> {
        parameter.put("description", "How many items at most.");
        Map<String, Object> count = new LinkedHashMap<>();
        count.put("type", "integer");
        count.put("minimum", 1);
        count.put("maximum", 100);
        count.put("default", 20);
        parameter.put("schema", count);
      }
      case "id" -> parameter.putIfAbsent("description", "Its identifier.");
      case "If-None-Match" -> parameter.put("description", "The ETag that the client has.");
      default -> {}
    }
  }

  /** A path variable that is a number in Java is an identifier, which clients hold as text. */
  private static void idsAreText(Map<String, Object> parameter) {
    if ("path".equals(parameter.get("in"))
        && "int64".equals(object(parameter, "schema").get("format"))) {
      Map<String, Object> text = new LinkedHashMap<>();
      text.put("type", "string");
      text.put("pattern", "^[0-9]{1,19}$");
      parameter.put("schema", text);
    }
  }

  private static void header(
      List<Map<String, Object>> parameters,
      String name,
      Map<String, Object> meaning,
      boolean required) {
    parameters.removeIf(p -> name.equalsIgnoreCase((String) p.get("name")));
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("name", name);
    header.put("in", "header");
    header.put("required", required);
    header.put("description", meaning.get("description"));
    header.put("schema", new TreeMap<>(asObject(meaning.get("schema"))));
    parameters.add(header);
  }

  /** The generator adds each parameter it does not know to the body, as a second part of it. */
  private static void body(Operation operation, Map<String, Object> node) {
    Map<String, Object> content = object(object(node, "requestBody"), "content");
    if (content.get("text/csv") != null) {
      // Bytes in Java, which the generator takes for base64.
      asObject(content.get("text/csv"))
          .put("schema", new LinkedHashMap<>(Map.of("type", "string")));
    }
    for (Object media : content.values()) {
      Map<String, Object> schema = object(asObject(media), "schema");
      removeHidden(operation, schema);
      if (content.get("multipart/form-data") == media) {
        parts(asObject(media), schema);
      }
      if (schema.get("allOf") instanceof List<?> parts) {
        List<Map<String, Object>> kept = new ArrayList<>();
        for (Object part : parts) {
          removeHidden(operation, asObject(part));
          if (!asObject(part).equals(Map.of("type", "object"))) {
            kept.add(asObject(part));
          }
        }
        asObject(media).put("schema", kept.size() == 1 ? kept.getFirst() : Map.of("allOf", kept));
      } else if (schema.equals(Map.of("type", "object")) && !operation.hasBody()) {
        node.remove("requestBody");
        return;
      }
    }
  }

  /** Each part of an upload is needed; null in Java only lets us say so in our own words. */
  private static void parts(Map<String, Object> media, Map<String, Object> schema) {
    media.remove("encoding");
    media.remove("example");
    object(schema, "properties").values().forEach(part -> asObject(part).remove("nullable"));
    schema.put("required", List.copyOf(object(schema, "properties").keySet()));
  }

  private static void removeHidden(Operation operation, Map<String, Object> schema) {
    if (schema.containsKey("properties")) {
      object(schema, "properties").keySet().removeAll(operation.hidden());
      if (object(schema, "properties").isEmpty()) {
        schema.remove("properties");
      }
    }
    if (schema.get("required") instanceof List<?> required) {
      List<Object> kept = new ArrayList<>(required);
      kept.removeAll(operation.hidden());
      if (kept.isEmpty()) {
        schema.remove("required");
      } else {
        schema.put("required", kept);
      }
    }
  }

  /** Removes the schemas that nothing refers to any more. */
  static void prune(Map<String, Object> root, Map<String, Object> schemas) {
    Set<String> used = new HashSet<>();
    Deque<Object> open = new ArrayDeque<>();
    open.add(object(root, "paths"));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Map<?, ?> map -> {
          if (map.get("$ref") instanceof String reference && reference.startsWith(SCHEMAS)) {
            String name = reference.substring(SCHEMAS.length());
            if (used.add(name) && schemas.get(name) != null) {
              open.add(schemas.get(name));
            }
          }
          map.values().stream().filter(value -> value != null).forEach(open::add);
        }
        case List<?> list -> list.stream().filter(value -> value != null).forEach(open::add);
        default -> {}
      }
    }
    schemas.keySet().retainAll(used);
  }
}
