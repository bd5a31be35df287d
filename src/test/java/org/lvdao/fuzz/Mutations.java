package org.lvdao.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.lvdao.local.TestPhotos;

/** Every way the API document gives to spoil a request of a route. */
final class Mutations {
  private static final ObjectMapper DEEP =
      new ObjectMapper(
          JsonFactory.builder()
              .streamWriteConstraints(
                  StreamWriteConstraints.builder().maxNestingDepth(100_000).build())
              .build());

  private static final int OVER_THE_CAP = 1_200_000;

  private final Contract contract;
  private final Target target;
  private final Route route;
  private final List<Mutation> all = new ArrayList<>();

  private Mutations(Contract contract, Target target, Route route) {
    this.contract = contract;
    this.target = target;
    this.route = route;
  }

  static List<Mutation> of(Contract contract, Target target, Route route) {
    var mutations = new Mutations(contract, target, route);
    mutations.methods();
    mutations.paths();
    mutations.queries();
    mutations.headers();
    if (route.takesJson()) {
      mutations.fields(route.bodySchema(), List.of(), Set.of());
      mutations.documents();
    }
    if (route.bodies().has("multipart/form-data")) {
      mutations.parts();
    }
    if (route.bodies().has("text/csv")) {
      mutations.tables();
    }
    return mutations.all;
  }

  private void add(String name, Consumer<Call> change) {
    all.add(new Mutation(name, change));
  }

  private void methods() {
    for (var method : List.of("PATCH", "TRACE", "OPTIONS", "HEAD", "BREW", "DELETE", "PUT")) {
      if (isAnotherRoute(method)) {
        continue;
      }
      add(
          "method " + method,
          call -> {
            call.method = method;
            call.strayed = true;
          });
    }
  }

  /** It is tried by itself, by somebody who can do without what it ends. */
  private boolean isAnotherRoute(String method) {
    return contract.routes().stream()
        .anyMatch(
            other -> other.path().equals(route.path()) && other.method().equalsIgnoreCase(method));
  }

  private void paths() {
    for (var variable : route.parameters("path")) {
      for (var value : Nasty.ENCODED) {
        add("path " + variable.name(), call -> call.path.put(variable.name(), value));
      }
      for (var trick : List.of("..%2f..%2fme", "%2e%2e", "a%2Fb", "..;", "mine", "nearby", "x/y")) {
        add(
            "path trick " + variable.name(),
            call -> {
              call.path.put(variable.name(), trick);
              call.strayed = true;
            });
      }
    }
    // An empty variable is another address.
    all.replaceAll(
        mutation ->
            !mutation.name().startsWith("path ")
                ? mutation
                : new Mutation(
                    mutation.name(),
                    call -> {
                      mutation.change().accept(call);
                      call.strayed |= call.path.containsValue("");
                    }));
  }

  private void queries() {
    for (var parameter : route.parameters("query")) {
      var name = parameter.name();
      var right = target.inQuery(route, name);
      add("with " + name, call -> replace(call, name, right));
      add("without " + name, call -> call.query.removeIf(pair -> pair.getKey().equals(name)));
      for (var value : Nasty.ENCODED) {
        add("query " + name, call -> replace(call, name, value));
      }
      for (var bound : List.of("minimum", "maximum")) {
        if (parameter.schema().has(bound)) {
          long edge = parameter.schema().get(bound).asLong();
          add(
              bound + " of " + name,
              call -> replace(call, name, "" + (edge + (bound.equals("minimum") ? -1 : 1))));
        }
      }
      add(
          "twice " + name,
          call -> {
            call.query.add(Map.entry(name, right));
            call.query.add(Map.entry(name, "%00"));
          });
      add("array of " + name, call -> call.query.add(Map.entry(name + "[]", right)));
    }
    add("unknown query", call -> call.query.add(Map.entry("unknown%00", "1")));
    add("half a query", call -> call.query.add(Map.entry("&&=", "")));
    add("long query", call -> call.query.add(Map.entry("unknown", "x".repeat(3500))));
  }

  private static void replace(Call call, String name, String value) {
    call.query.removeIf(pair -> pair.getKey().equals(name));
    call.query.add(Map.entry(name, value));
  }

  private void headers() {
    if (route.parameters("header").stream().anyMatch(h -> h.name().equals("Idempotency-Key"))) {
      for (var key : List.of("", " ", "x".repeat(1000), "a b", "\"quoted\"", "\t")) {
        header("Idempotency-Key", key);
      }
      add("without key", call -> call.headers.remove("Idempotency-Key"));
    }
    for (var tag :
        List.of(
            "",
            "*",
            "0",
            "\"",
            "\"\"",
            "\"-1\"",
            "\"999999999999999999999\"",
            "\"0\", \"1\"",
            "W/\"0\"",
            "x".repeat(2000))) {
      if (route.parameters("header").stream().anyMatch(h -> h.name().equals("If-Match"))) {
        header("If-Match", tag);
      }
      header("If-None-Match", tag);
    }
    add("without version", call -> call.headers.remove("If-Match"));
    if (!route.anonymous()) {
      for (var token :
          List.of(
              "",
              "Bearer",
              "Bearer ",
              "Bearer x",
              "Bearer a.b.c",
              "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
              "Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI3MTIwIn0.c2lnbmF0dXJl",
              "Basic YWRtaW46bHZkYW8tbG9jYWw=",
              "bearer \u00e9",
              "Bearer " + "x".repeat(5000))) {
        header("Authorization", token);
      }
    }
    for (var accept :
        List.of("application/xml", "rubbish", "*/*;q=0", "", "image/png, text/html")) {
      header("Accept", accept);
    }
    for (var language : List.of("en", "xx-yy-zz;q=9", "*", ",;,", "x".repeat(3000))) {
      header("Accept-Language", language);
    }
    header("traceparent", "00-zz-00");
    header("X-Forwarded-For", "' OR 1=1");
    header("Range", "bytes=5-1");
    header("If-Modified-Since", "yesterday");
    header("Cookie", "=;;=\"");
    add(
        "header Origin",
        call -> {
          call.headers.put("Origin", "null");
          call.strayed = true;
        });
  }

  private void header(String name, String value) {
    add("header " + name, call -> call.headers.put(name, value));
  }

  /**
   * Every field of the body, and those inside it, with every wrong value.
   *
   * @param outer what this one is inside of; one inside itself is looked at once
   */
  private void fields(JsonNode reference, List<String> above, Set<JsonNode> outer) {
    var schema = contract.resolve(reference);
    if (schema.has("anyOf")) {
      schema = contract.resolve(schema.get("anyOf").get(0));
    }
    if (!above.isEmpty()) {
      var name = "/" + String.join("/", above);
      for (var node : Nasty.NODES) {
        add("field " + name, call -> put(call, above, node));
      }
      add("without " + name, call -> remove(call, above));
      edges(name, schema, above);
    }
    if (outer.contains(schema)) {
      return;
    }
    var inside = new HashSet<>(outer);
    if (schema.has("properties")) {
      inside.add(schema);
    }
    schema
        .path("properties")
        .fields()
        .forEachRemaining(p -> fields(p.getValue(), with(above, p.getKey()), inside));
    if (schema.has("items")) {
      fields(schema.get("items"), with(above, "0"), inside);
    }
    if (schema.has("properties")) {
      add("unknown field", call -> put(call, with(above, "unknown"), Call.JSON.valueToTree(1)));
    }
  }

  private void edges(String name, JsonNode schema, List<String> above) {
    for (var bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        long edge = schema.get(bound).asLong() + (bound.equals("minimum") ? -1 : 1);
        add(bound + " of " + name, call -> put(call, above, Call.JSON.valueToTree(edge)));
      }
    }
    if (schema.has("maxLength")) {
      int most = schema.get("maxLength").asInt();
      for (var text :
          List.of("字".repeat(most), "字".repeat(most + 1), "😀".repeat(most), " ".repeat(most))) {
        add("length of " + name, call -> put(call, above, Call.JSON.valueToTree(text)));
      }
    }
  }

  private static List<String> with(List<String> above, String name) {
    var path = new ArrayList<>(above);
    path.add(name);
    return path;
  }

  /** Sets the value, and makes what it stands in when that is missing. */
  private static void put(Call call, List<String> path, JsonNode value) {
    if (!(call.json instanceof ObjectNode root)) {
      return;
    }
    JsonNode parent = root;
    for (int i = 0; i < path.size() - 1; i++) {
      var name = path.get(i);
      boolean list = path.get(i + 1).equals("0");
      var child = parent instanceof ObjectNode object ? object.get(name) : null;
      if (child == null || !child.isContainerNode() || child.isArray() != list) {
        child = list ? Call.JSON.createArrayNode() : Call.JSON.createObjectNode();
      }
      if (parent instanceof ObjectNode object) {
        object.set(name, child);
      }
      parent = child;
    }
    switch (parent) {
      case ObjectNode object -> object.set(path.getLast(), value);
      case ArrayNode array -> {
        array.removeAll();
        array.add(value);
      }
      default -> {}
    }
  }

  private static void remove(Call call, List<String> path) {
    var parents = path.subList(0, path.size() - 1);
    var pointer = parents.isEmpty() ? "" : "/" + String.join("/", parents);
    if (call.json != null && call.json.at(pointer) instanceof ObjectNode object) {
      object.remove(path.getLast());
    }
  }

  /** The body as a whole. */
  private void documents() {
    for (var text :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "1",
            "\"x\"",
            "true",
            "{",
            "}",
            "{\"a\":",
            "[1,]",
            "{'a':1}",
            "NaN",
            "//",
            "\0",
            "{\"a\":1e99999999}")) {
      add("body " + text, call -> call.raw = text.getBytes(UTF_8));
    }
    body("truncated", text -> text.substring(0, text.length() / 2).getBytes(UTF_8));
    body("twice", text -> (text + text).getBytes(UTF_8));
    body("with a mark", text -> ("\ufeff" + text).getBytes(UTF_8));
    body("in UTF-16", text -> text.getBytes(UTF_16));
    body("in Latin 1", text -> text.replace("{", "{\"\u00e9\":1,").getBytes(ISO_8859_1));
    body(
        "with half a character",
        text -> text.replaceFirst("\"([a-z])", "\"\ud800$1").getBytes(UTF_8));
    body(
        "with keys twice",
        text -> (text.replaceFirst("}\\s*$", ",") + text.substring(1)).getBytes(UTF_8));
    body("with a megabyte of blanks", text -> (text + " ".repeat(1_000_000)).getBytes(UTF_8));
    body("over the cap", text -> (text + " ".repeat(OVER_THE_CAP)).getBytes(UTF_8));
    body("of deep arrays", text -> ("[".repeat(1000) + "]".repeat(1000)).getBytes(UTF_8));
    body(
        "of deep objects",
        text -> ("{\"a\":".repeat(1000) + "1" + "}".repeat(1000)).getBytes(UTF_8));
    body("of arrays without end", text -> "[".repeat(100_000).getBytes(UTF_8));
    body(
        "with a long name",
        text -> text.replaceFirst("\\{", "{\"" + "x".repeat(60_000) + "\":1,").getBytes(UTF_8));
    body(
        "with a long number",
        text -> text.replaceFirst("\\{", "{\"x\":" + "9".repeat(5000) + ",").getBytes(UTF_8));
    for (var type :
        List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=bogus",
            "application/json; charset=utf-16",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "rubbish",
            "/",
            "application/json;;;",
            "application/problem+json")) {
      header("Content-Type", type);
    }
    add("without type", call -> call.headers.remove("Content-Type"));
    header("Content-Encoding", "gzip");
    header("Content-Encoding", "rubbish");
  }

  private void body(String name, Function<String, byte[]> change) {
    add(
        "body " + name,
        call -> {
          if (call.json != null) {
            call.raw = change.apply(text(call.json));
          }
        });
  }

  /** As {@code toString}, which gives up on what an earlier mistake nested too deeply. */
  private static String text(JsonNode json) {
    try {
      return DEEP.writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Uploads. */
  private void parts() {
    boolean picture = route.path().contains("photos");
    var good = picture ? TestPhotos.jpeg(64, 48, 3) : Target.CSV.getBytes(UTF_8);
    var type = picture ? "image/jpeg" : "text/csv";
    raw("no part", new byte[0]);
    raw("no content", Target.part("file", "a", type, new byte[0]));
    raw("another part", Target.part("other", "a", type, good));
    raw("long name", Target.part("file", "x".repeat(5000), type, good));
    raw("odd name", Target.part("file", "../../\u0000😀.jpg", type, good));
    raw("odd type", Target.part("file", "a", "rubbish", good));
    raw(
        "no file name",
        new String(Target.part("file", "", type, good), ISO_8859_1)
            .replace("; filename=\"\"", "")
            .getBytes(ISO_8859_1));
    raw("two parts", twice(Target.part("file", "a", type, good)));
    raw("truncated", Arrays.copyOf(Target.part("file", "a", type, good), 150));
    raw(
        "not closed",
        Arrays.copyOf(
            Target.part("file", "a", type, good), Target.part("file", "a", type, good).length - 6));
    raw("half the content", Target.part("file", "a", type, Arrays.copyOf(good, good.length / 2)));
    raw("noise", Target.part("file", "a", type, noise(good.length)));
    raw("a picture of another kind", Target.part("file", "a", type, TestPhotos.gif(8, 8, 1)));
    raw("a phone's picture", Target.part("file", "a", type, TestPhotos.heic()));
    raw("no multipart", "hello".getBytes(UTF_8));
    for (var other :
        List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=other",
            "application/json",
            "text/plain",
            "rubbish")) {
      header("Content-Type", other);
    }
    add("without type", call -> call.headers.remove("Content-Type"));
  }

  private static byte[] noise(int length) {
    var noise = new byte[length];
    new Random(7).nextBytes(noise);
    return noise;
  }

  private static byte[] twice(byte[] part) {
    var both = new ByteArrayOutputStream();
    both.write(part, 0, part.length - (Target.BOUNDARY.length() + 8));
    both.writeBytes("\r\n".getBytes(UTF_8));
    both.writeBytes(part);
    return both.toByteArray();
  }

  /** Tables as the body itself. */
  private void tables() {
    for (var table :
        List.of(
            "",
            "\n\n\n",
            "date\n",
            "date,kind,name",
            "date,kind,name\n2019-13-01,HOLIDAY,x\n",
            "date,kind,name\n2019-01-01,NOPE,x\n",
            "date,kind,name\n2019-01-01,HOLIDAY,\"x\n",
            "date,kind,name\n2020-01-01,HOLIDAY,x\n",
            "date,kind,name\n2019-01-01,HOLIDAY,x\n2019-01-01,WORKING,y\n",
            "date,kind,name\n2019-01-01,HOLIDAY," + "字".repeat(5000) + "\n",
            "date,kind,name,more\n2019-01-01,HOLIDAY,x,y\n",
            "date,kind,name\n2019-01-01,HOLIDAY,a\0b\n",
            "date,kind,name\n2019-01-01,HOLIDAY,😀\n",
            "\ufeffdate,kind,name\n2019-01-01,HOLIDAY,x\n",
            "date,kind,name\n" + "2019-01-01,HOLIDAY,x\n".repeat(20_000))) {
      csv("table", table.getBytes(UTF_8));
    }
    csv("half a character", "date,kind,name\n2019-01-01,HOLIDAY,\u00e9\n".getBytes(ISO_8859_1));
    csv("noise", noise(500));
  }

  private void csv(String name, byte[] table) {
    add(
        name,
        call -> {
          call.raw = table;
          call.headers.put("Content-Type", "text/csv");
        });
  }

  private void raw(String name, byte[] body) {
    add(name, call -> call.raw = body);
  }

  /** A random value in a random place. */
  static Mutation random(Contract contract, Route route, Random random) {
    var text = Nasty.text(random);
    var queries = route.parameters("query");
    if (!queries.isEmpty() && random.nextBoolean()) {
      var name = queries.get(random.nextInt(queries.size())).name();
      var value = URLEncoder.encode(text, UTF_8);
      return new Mutation("random " + name, call -> replace(call, name, value));
    }
    var names = new ArrayList<String>();
    contract
        .resolve(route.bodySchema())
        .path("properties")
        .fieldNames()
        .forEachRemaining(names::add);
    if (names.isEmpty()) {
      return new Mutation("nothing", call -> {});
    }
    var name = names.get(random.nextInt(names.size()));
    return new Mutation(
        "random " + name, call -> put(call, List.of(name), Call.JSON.valueToTree(text)));
  }
}
