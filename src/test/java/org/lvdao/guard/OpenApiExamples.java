package org.lvdao.guard;

import static org.lvdao.guard.OpenApiDocument.asObject;
import static org.lvdao.guard.OpenApiDocument.object;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** {@code openapi/examples/<operationId>.json}: {@code {"request": …, "response": …}}. */
final class OpenApiExamples {
  private static final Path FOLDER = Path.of("openapi/examples");

  /** Adds the operation's examples; answers what is missing. */
  List<String> add(Operation operation, Map<String, Object> node) {
    Map<String, Object> example = read(operation);
    List<String> faults = new ArrayList<>();
    put(object(object(node, "requestBody"), "content"), "request", operation, example, faults);
    object(node, "responses").entrySet().stream()
        .filter(response -> response.getKey().startsWith("2"))
        .limit(1)
        .forEach(
            response ->
                put(
                    object(asObject(response.getValue()), "content"),
                    "response",
                    operation,
                    example,
                    faults));
    return faults;
  }

  /** Example files of operations that no longer exist. */
  List<String> unused(Set<String> operations) {
    if (!Files.isDirectory(FOLDER)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .filter(name -> !operations.contains(name))
          .sorted()
          .map(name -> FOLDER + "/" + name + ".json: no operation is called that")
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void put(
      Map<String, Object> content,
      String part,
      Operation operation,
      Map<String, Object> example,
      List<String> faults) {
    content.forEach(
        (type, media) -> {
          if (!type.endsWith("json")) {
            return;
          }
          if (object(asObject(media), "schema").equals(Map.of("type", "object"))
              || object(asObject(media), "schema").isEmpty()) {
            faults.add(
                "%s: its %s has no schema; name its type by @ApiResponse"
                    .formatted(operation, part));
          }
          if (example.containsKey(part)) {
            asObject(media).put("example", example.get(part));
          } else {
            faults.add("%s: no %s example in %s".formatted(operation, part, file(operation)));
          }
        });
  }

  /** JSON is YAML. */
  private static Map<String, Object> read(Operation operation) {
    try {
      Path file = file(operation);
      return Files.exists(file) ? new Yaml().load(Files.readString(file)) : Map.of();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path file(Operation operation) {
    return FOLDER.resolve(operation.id() + ".json");
  }
}
