package org.lvdao.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;

/**
 * A request that begins in order and is spoilt step by step. Values of path and query are encoded.
 */
final class Call {
  /** Escapes what is not ASCII, so that half a character can be sent. */
  static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(100_000).build())
                  .build())
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  final Route route;
  final Map<String, String> path = new LinkedHashMap<>();
  final List<Map.Entry<String, String>> query = new ArrayList<>();
  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final List<String> story = new ArrayList<>();
  String method;
  @Nullable JsonNode json;

  /** In place of the JSON. */
  byte @Nullable [] raw;

  /** Whether it may have become a request to another operation, or to none. */
  boolean strayed;

  Call(Route route) {
    this.route = route;
    this.method = route.method();
  }

  Answer send(ApiClient client) {
    var sender = client;
    for (var header : headers.entrySet()) {
      sender = sender.with(header.getKey(), header.getValue());
    }
    return sender.send(method, address(), body());
  }

  String address() {
    var address = route.path();
    for (var value : path.entrySet()) {
      address = address.replace("{" + value.getKey() + "}", value.getValue());
    }
    var pairs = query.stream().map(pair -> pair.getKey() + "=" + pair.getValue()).toList();
    return pairs.isEmpty() ? address : address + "?" + String.join("&", pairs);
  }

  byte[] body() {
    try {
      return raw != null ? raw : json == null ? new byte[0] : JSON.writeValueAsBytes(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What the document has against it; a call with any must be refused. */
  List<String> faults(Contract contract) {
    var faults = new ArrayList<String>();
    if (strayed) {
      return faults;
    }
    for (var parameter : route.parameters()) {
      var values =
          switch (parameter.in()) {
            case "query" ->
                query.stream()
                    .filter(pair -> pair.getKey().equals(parameter.name()))
                    .map(Map.Entry::getValue)
                    .toList();
            case "header" ->
                headers.containsKey(parameter.name())
                    ? List.of(headers.get(parameter.name()))
                    : List.<String>of();
            default -> List.of("");
          };
      if (values.isEmpty() && parameter.required()) {
        faults.add("without " + parameter.name());
      }
      if (values.size() == 1 && !values.getFirst().isBlank()) {
        contract
            .faults(parameter.schema(), value(parameter.schema(), decode(values.getFirst())))
            .forEach(fault -> faults.add(parameter.name() + " " + fault));
      }
    }
    if (route.takesJson() && headers.getOrDefault("Content-Type", "").equals(Route.JSON)) {
      faults.addAll(bodyFaults(contract));
    }
    return faults;
  }

  private List<String> bodyFaults(Contract contract) {
    var bytes = body();
    try {
      var sent = JSON.readTree(bytes);
      if (!route.bodyRequired() && (bytes.length == 0 || sent.isNull())) {
        return List.of();
      }
      return contract.faults(route.bodySchema(), sent);
    } catch (IOException unreadable) {
      return List.of("no JSON");
    }
  }

  private static String decode(String encoded) {
    return java.net.URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  /** Text as the type it is meant to be, or text still when it cannot be that. */
  private static JsonNode value(JsonNode schema, String text) {
    try {
      return switch (schema.path("type").asText()) {
        case "integer", "number" ->
            JSON.getNodeFactory().numberNode(new java.math.BigDecimal(text));
        case "array" -> JSON.createArrayNode().add(text);
        default -> JSON.getNodeFactory().textNode(text);
      };
    } catch (NumberFormatException notANumber) {
      return JSON.getNodeFactory().textNode(text);
    }
  }

  @Override
  public String toString() {
    return "%s %s %s %s %s"
        .formatted(
            method,
            brief(address(), 300),
            brief(headers.toString(), 300),
            brief(new String(body(), StandardCharsets.UTF_8), 300),
            story);
  }

  static String brief(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "… (" + text.length() + ")";
  }
}
