package org.lvdao.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** The API document, read strictly: a field that it does not name must not be there. */
final class Contract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document;
  private final Map<JsonNode, Schema> schemas = new IdentityHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  Contract(Path file) throws IOException {
    document = JSON.valueToTree(new Yaml().<Object>load(Files.readString(file)));
    close(document);
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.has("properties")
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.fields()
        .forEachRemaining(
            field -> {
              if (!field.getKey().startsWith("example")) {
                close(field.getValue());
              }
            });
    if (node.isArray()) {
      node.forEach(Contract::close);
    }
  }

  List<Route> routes() {
    var routes = new ArrayList<Route>();
    document
        .get("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        verb -> routes.add(route(path.getKey(), verb.getKey(), verb.getValue()))));
    return routes;
  }

  private static Route route(String path, String verb, JsonNode operation) {
    var parameters = new ArrayList<Route.Parameter>();
    operation
        .path("parameters")
        .forEach(
            p ->
                parameters.add(
                    new Route.Parameter(
                        p.get("name").asText(),
                        p.get("in").asText(),
                        p.path("required").asBoolean(),
                        p.get("schema"))));
    var body = operation.path("requestBody");
    return new Route(
        operation.get("operationId").asText(),
        verb.toUpperCase(Locale.ROOT),
        path,
        operation.get("security").isEmpty(),
        parameters,
        body.path("content"),
        body.path("required").asBoolean(),
        operation.get("responses"));
  }

  /** What a reference points at; the node itself when it is none. */
  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
  }

  /** What the route may answer with the status; a missing node when it may not. */
  JsonNode answer(Route route, int status) {
    var answer = route.answers().get(Integer.toString(status));
    return answer == null ? MissingNode.getInstance() : resolve(answer);
  }

  /**
   * The content type of an answer, whatever its parameters; a missing node when it has not that.
   */
  JsonNode media(JsonNode answer, String type) {
    return answer.path("content").properties().stream()
        .filter(media -> media.getKey().replaceFirst(";.*", "").equals(type))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  /** Whether some operation answers it, or every address does. */
  boolean isProblem(String code, int status) {
    return (code.equals("method-not-allowed") && status == 405)
        || document.at("/components/examples/" + code + "/value/status").asInt() == status;
  }

  /** What is wrong with the value by the schema, a part of the document. */
  List<String> faults(JsonNode schema, JsonNode value) {
    return schemas.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  private Schema compile(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", document.get("components"));
    return registry.getSchema(whole);
  }
}
