package org.lvdao.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * An operation as the API document has it.
 *
 * @param method upper case
 * @param bodies what may be sent, by media type; missing when nothing may
 * @param bodyRequired whether a request without a body is wrong
 * @param answers by status
 */
record Route(
    String id,
    String method,
    String path,
    boolean anonymous,
    List<Parameter> parameters,
    JsonNode bodies,
    boolean bodyRequired,
    JsonNode answers) {
  static final String JSON = "application/json";

  /**
   * @param in {@code path}, {@code query} or {@code header}
   */
  record Parameter(String name, String in, boolean required, JsonNode schema) {}

  List<Parameter> parameters(String in) {
    return parameters.stream().filter(parameter -> parameter.in().equals(in)).toList();
  }

  boolean takesJson() {
    return bodies.has(JSON);
  }

  JsonNode bodySchema() {
    return bodies.path(JSON).path("schema");
  }

  boolean isSafe() {
    return Set.of("GET", "HEAD").contains(method);
  }
}
