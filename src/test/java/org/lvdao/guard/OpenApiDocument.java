package org.lvdao.guard;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lvdao.kernel.ProblemType;
import org.lvdao.platform.web.Versions;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * The committed API document: what the compiler gathered from the controllers, and what it cannot
 * see, which is the problems an operation answers, its security, its headers and its examples.
 */
final class OpenApiDocument {
  static final Path COMMITTED = Path.of("openapi/lvdao-v1.yml");
  private static final Path GENERATED = Path.of("target/classes/META-INF/swagger/lvdao-v1.yml");
  private static final List<String> VERBS =
      List.of("get", "put", "post", "patch", "delete", "head", "options");

  /** What stands in the place of the problems' values. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          entry("available", "120"),
          entry("bookingStatus", "SETTLED"),
          entry("caseStatus", "CLOSED"),
          entry("category", "PAPER"),
          entry("code", "bags"),
          entry("consent", "/api/v1/me/consents/WHEREABOUTS"),
          entry("days", "14"),
          entry("district", "tianqiao"),
          entry("left", "1200"),
          entry("limit", "open"),
          entry("megapixels", "60"),
          entry("most", "3"),
          entry("name", "可降解垃圾袋（一卷）"),
          entry("noticeVersion", "2"),
          entry("people", "5800"),
          entry("phone", "138****8000"),
          entry("purpose", "WHEREABOUTS"),
          entry("state", "SENT"),
          entry("until", "2026-11-25T00:00:00Z"));

  private final ProblemTypes problems = new ProblemTypes();
  private final OpenApiExamples examples = new OpenApiExamples();
  private final ProblemWords words = new ProblemWords("en");
  private final List<String> faults = new ArrayList<>();
  private final Set<String> usedProblems = new HashSet<>();
  private final Set<String> soleProblems = new HashSet<>();
  private final Map<String, Object> root;
  private final Set<Object> tags;

  OpenApiDocument() throws IOException {
    root = reader().load(OpenApiNames.plain(Files.readString(GENERATED)));
    tags =
        ((List<?>) root.getOrDefault("tags", List.of()))
            .stream().map(tag -> asObject(tag).get("name")).collect(Collectors.toSet());
    // Two methods that differ only in the type of the body they read are one operation.
    Map<String, Operation> operations =
        Operation.all().stream()
            .collect(
                Collectors.toMap(
                    Operation::toString,
                    operation -> operation,
                    BinaryOperator.minBy(Comparator.comparing(Operation::id))));
    Map<String, String> ids = new TreeMap<>();
    Map<String, Object> paths = new TreeMap<>(object(root, "paths"));
    paths.replaceAll((path, item) -> inOrder(asObject(item)));
    paths.forEach(
        (path, item) ->
            asObject(item)
                .forEach(
                    (verb, node) -> {
                      Operation operation = operations.get(verb + " " + path);
                      if (operation == null) {
                        faults.add(verb + " " + path + ": no controller method found for it");
                        return;
                      }
                      String other = ids.put(operation.id(), operation.toString());
                      if (other != null) {
                        faults.add(operation + " and " + other + " are both " + operation.id());
                      }
                      complete(operation, asObject(node));
                    }));
    root.put("paths", paths);
    faults.addAll(examples.unused(ids.keySet()));
    components();
    root.put("openapi", OpenApiSchemas.VERSION);
    OpenApiSchemas.modernise(root);
  }

  /** What an operation lacks, one sentence each; empty when nothing is missing. */
  List<String> faults() {
    return faults;
  }

  String text() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(100);
    options.setAllowUnicode(true);
    options.setSplitLines(false);
    options.setDereferenceAliases(true);
    String head = "# Generated; to rewrite: mvn test -Dtest=OpenApiTest -Dlvdao.write=true\n";
    return head + new Yaml(options).dump(root);
  }

  /** Leaves days and moments the text they are, which plain YAML 1.1 turns into other moments. */
  private static Yaml reader() {
    LoaderOptions loading = new LoaderOptions();
    DumperOptions dumping = new DumperOptions();
    Resolver resolver =
        new Resolver() {
          @Override
          public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (tag != Tag.TIMESTAMP) {
              super.addImplicitResolver(tag, pattern, first, limit);
            }
          }
        };
    return new Yaml(
        new SafeConstructor(loading), new Representer(dumping), dumping, loading, resolver);
  }

  private void complete(Operation operation, Map<String, Object> node) {
    node.put("operationId", operation.id());
    node.put("tags", List.of(operation.tag()));
    if (node.get("summary") == null) {
      faults.add(operation + ": no summary; its method needs a Javadoc sentence");
    } else if (node.get("summary").equals(node.get("description"))) {
      node.remove("description");
    }
    if (!tags.contains(operation.tag())) {
      faults.add(operation + ": ApiDocument has no tag called " + operation.tag());
    }
    node.merge("description", audience(operation), (text, more) -> text + "\n\n" + more);
    faults.addAll(OpenApiParameters.complete(operation, problems, node));
    node.put(
        "security", operation.isAnonymous() ? List.of() : List.of(Map.of("bearer", List.of())));
    addProblems(operation, node);
    OpenApiHeaders.add(operation, problems.reaches(operation, Versions.class, "etag"), node);
    faults.addAll(examples.add(operation, node));
  }

  private static String audience(Operation operation) {
    if (operation.isAnonymous()) {
      return "Open to anybody.";
    }
    return switch (operation.roles().size()) {
      case 0 -> "For everybody who is signed in.";
      case 1 -> "Needs the role " + operation.roles().getFirst() + ".";
      default -> "Needs one of the roles " + String.join(", ", operation.roles()) + ".";
    };
  }

  private void addProblems(Operation operation, Map<String, Object> node) {
    Map<String, Object> responses = new TreeMap<>(object(node, "responses"));
    problems
        .unknown(operation)
        .forEach(code -> faults.add(operation + ": no problem type is called " + code));
    Map<Integer, List<ProblemType>> byStatus =
        problems.of(operation).values().stream()
            .collect(
                Collectors.groupingBy(
                    p -> p.category().status(), TreeMap::new, Collectors.toList()));
    byStatus.forEach(
        (status, types) -> {
          List<String> codes = types.stream().map(ProblemType::code).sorted().toList();
          usedProblems.addAll(codes);
          if (codes.size() == 1) {
            soleProblems.addAll(codes);
          }
          responses.put(
              String.valueOf(status),
              codes.size() == 1
                  ? Map.of("$ref", "#/components/responses/" + codes.getFirst())
                  : response(codes));
        });
    responses.forEach(
        (status, response) -> {
          if (status.startsWith("2")) {
            String reason = HttpStatus.valueOf(Integer.parseInt(status)).getReason();
            asObject(response).put("description", reason);
            binary(object(asObject(response), "content"));
          }
        });
    node.put("responses", responses);
  }

  /** What is no JSON is bytes. */
  private static void binary(Map<String, Object> content) {
    content.forEach(
        (type, media) -> {
          if (type.startsWith("image/") || type.equals("application/zip")) {
            // In this order, which Map.of would not keep.
            var schema = new LinkedHashMap<String, Object>();
            schema.put("type", "string");
            schema.put("format", "binary");
            asObject(media).put("schema", schema);
          }
        });
  }

  private static Map<String, Object> response(List<String> codes) {
    Map<String, Object> shown = new LinkedHashMap<>();
    codes.forEach(code -> shown.put(code, Map.of("$ref", "#/components/examples/" + code)));
    Map<String, Object> media = new LinkedHashMap<>();
    media.put("schema", Map.of("$ref", "#/components/schemas/Problem"));
    media.put("examples", shown);
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("description", String.join(", ", codes));
    response.put("headers", OpenApiHeaders.ofProblems(codes));
    response.put("content", Map.of("application/problem+json", media));
    return response;
  }

  private void components() {
    Map<String, Object> components = object(root, "components");
    Map<String, Object> schemas = new TreeMap<>(object(components, "schemas"));
    schemas.put("Problem", new Yaml().load(PROBLEM));
    components.put("schemas", schemas);
    Map<String, Object> shown = new TreeMap<>();
    usedProblems.forEach(code -> shown.put(code, example(problems.byCode().get(code))));
    components.put("examples", shown);
    Map<String, Object> responses = new TreeMap<>();
    soleProblems.forEach(code -> responses.put(code, response(List.of(code))));
    components.put("responses", responses);
    components.put("headers", OpenApiHeaders.all());
    root.put("components", components);
    OpenApiParameters.prune(root, schemas);
  }

  private Map<String, Object> example(ProblemType type) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("type", "/problems/" + type.code());
    value.put("title", words.of("problem." + type.code() + ".title"));
    value.put("status", type.category().status());
    value.put("detail", filled("problem." + type.code() + ".detail"));
    value.put("traceId", "7f3c1d0a9b2e4c56");
    return Map.of("value", value);
  }

  private String filled(String key) {
    var text = words.of(key);
    for (var value : VALUES.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", value.getValue());
    }
    assertThat(text)
        .as(key + ": give what stands in braces a value for the example in OpenApiDocument.VALUES")
        .doesNotContain("{");
    return text;
  }

  private static Map<String, Object> inOrder(Map<String, Object> item) {
    Map<String, Object> sorted = new TreeMap<>(Comparator.comparingInt(VERBS::indexOf));
    sorted.putAll(item);
    return sorted;
  }

  static Map<String, Object> object(Map<String, Object> parent, String name) {
    Object child = parent.get(name);
    return child == null ? new LinkedHashMap<>() : asObject(child);
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asObject(Object node) {
    return (Map<String, Object>) node;
  }

  private static final String PROBLEM =
      """
      type: object
      description: A failure the client can act on (RFC 9457).
      required: [type, title, status]
      properties:
        type: {type: string, description: "Stable path that names the kind of failure."}
        title: {type: string, description: "In the language of Accept-Language, Chinese by default."}
        status: {type: integer, format: int32}
        detail: {type: string, description: "What to do about it."}
        instance: {type: string}
        traceId: {type: string, description: "Names this request in the logs."}
        errors:
          type: array
          description: The fields that are wrong.
          items:
            type: object
            required: [pointer, code, detail]
            properties:
              pointer: {type: string, description: "JSON pointer into the body, or ?name of a query parameter."}
              code: {type: string}
              detail: {type: string}
      additionalProperties: true
      """;
}
