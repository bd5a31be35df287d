package org.lvdao.guard;

import static org.lvdao.guard.OpenApiDocument.asObject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Says in OpenAPI 3.1, whose schemas are JSON Schema 2020-12, what the generator wrote in 3.0,
 * which has no way to say "this object or null".
 */
final class OpenApiSchemas {
  static final String VERSION = "3.1.0";

  private OpenApiSchemas() {}

  /** Changes the node, a part of the document that is no example, and all below it. */
  static void modernise(Object node) {
    switch (node) {
      case Map<?, ?> map -> {
        Map<String, Object> object = asObject(map);
        object.forEach(
            (name, child) -> {
              if (child != null && !name.equals("example") && !name.equals("examples")) {
                modernise(child);
              }
            });
        if (Boolean.TRUE.equals(object.get("nullable"))) {
          object.remove("nullable");
          orNull(object);
        }
        // Any value of Java, not a JSON object.
        if (Map.of("type", "object").equals(object.get("additionalProperties"))) {
          object.put("additionalProperties", true);
        }
        // Java compares a pattern with the whole text, JSON Schema looks for it anywhere.
        if (object.get("pattern") instanceof String pattern && !pattern.startsWith("^")) {
          object.put("pattern", "^" + pattern + "$");
        }
      }
      case List<?> list -> list.forEach(OpenApiSchemas::modernise);
      case null, default -> {}
    }
  }

  private static void orNull(Map<String, Object> schema) {
    if (schema.remove("allOf") instanceof List<?> parts) {
      List<Object> choices = new ArrayList<>(parts);
      choices.add(new LinkedHashMap<>(Map.of("type", "null")));
      schema.put("anyOf", choices);
    } else {
      schema.computeIfPresent("type", (name, type) -> List.of(type, "null"));
    }
  }
}
