package org.lvdao.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values that programs trip over. */
final class Nasty {
  private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

  static final List<String> TEXTS =
      List.of(
          "",
          " \t\n",
          "null",
          "\0",
          "a\0b",
          "\ud800",
          "\udc00x",
          "\uffff\ufffe",
          "\u202eabc\u2066",
          "e\u0301".repeat(40),
          "\u200b\ufeff",
          "😀👨‍👩‍👧",
          "𠮷".repeat(30),
          "' OR 1=1 -- ",
          "%' ESCAPE '",
          "\\",
          "${jndi:ldap://x}",
          "{{7*7}}{0}%s%n",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "=cmd|' /C calc'!A0",
          "-1",
          "NaN",
          "1e400",
          "9223372036854775808",
          "true",
          "[]",
          "2026-02-30",
          "0000-00-00T00:00:00Z",
          "+999999999-12-31T23:59:59Z",
          "2026-11-22T00:00:00",
          "x".repeat(2100),
          "字".repeat(70_000));

  /** In path and query, as they are sent. */
  static final List<String> ENCODED =
      List.of(
          "",
          "0",
          "-1",
          "1.5",
          "NaN",
          "Infinity",
          "1e400",
          "0x10",
          "91",
          "-181",
          "100000",
          "9223372036854775807",
          "9223372036854775808",
          "99999999999999999999999",
          "%D9%A1",
          "abc",
          "null",
          "%00",
          "a%00b",
          "%ff%fe",
          "%ed%a0%80",
          "%f0%9f%98%80",
          "%e2%80%ae",
          "%20",
          "%0d%0aX-Evil:%201",
          "%27%20OR%201=1",
          "%25",
          "%22%5c",
          "2026-02-30",
          "9999-12-31",
          "-0001-01-01",
          "%2b999999999-12-31",
          "2026-11-22T00:00:00%2b99:00",
          "1,2,3,4,5",
          "NaN,NaN",
          "200,200,-200,-200",
          "MDox",
          "x".repeat(3000),
          "%e5%ad%97".repeat(300));

  static final List<JsonNode> NODES = nodes();

  private Nasty() {}

  private static List<JsonNode> nodes() {
    var nodes = new ArrayList<JsonNode>();
    TEXTS.forEach(text -> nodes.add(JSON.textNode(text)));
    for (var number :
        List.of("0", "-1", "5.5", "1e2", "91", "-181", "2147483648", "1e308", "1e400")) {
      nodes.add(JSON.numberNode(new BigDecimal(number)));
    }
    nodes.add(JSON.numberNode(BigInteger.ONE.shiftLeft(63)));
    nodes.add(JSON.numberNode(BigInteger.ONE.shiftLeft(4000)));
    nodes.add(JSON.booleanNode(true));
    nodes.add(JSON.nullNode());
    nodes.add(JSON.objectNode());
    nodes.add(JSON.objectNode().put("x", 1));
    nodes.add(JSON.arrayNode());
    nodes.add(JSON.arrayNode().addNull());
    nodes.add(JSON.arrayNode().add("1").add("1"));
    nodes.add(JSON.arrayNode().add("9223372036854775808"));
    nodes.add(JSON.arrayNode().add(JSON.arrayNode()));
    var many = JSON.arrayNode();
    for (int i = 1; i <= 1000; i++) {
      many.add(Integer.toString(i));
    }
    nodes.add(many);
    nodes.add(deepArray(1000));
    nodes.add(deepObject(1000));
    return List.copyOf(nodes);
  }

  static JsonNode deepArray(int depth) {
    var node = JSON.arrayNode();
    for (int i = 1; i < depth; i++) {
      node = JSON.arrayNode().add(node);
    }
    return node;
  }

  static JsonNode deepObject(int depth) {
    var node = JSON.objectNode();
    for (int i = 1; i < depth; i++) {
      var outer = JSON.objectNode();
      outer.set("a", node);
      node = outer;
    }
    return node;
  }

  /** Any characters, half ones too. */
  static String text(Random random) {
    var text = new StringBuilder();
    int length = random.nextInt(8) == 0 ? random.nextInt(3000) : random.nextInt(20);
    for (int i = 0; i < length; i++) {
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> (char) random.nextInt(32);
            case 1 -> (char) random.nextInt(0x10000);
            case 2 -> (char) (0x4e00 + random.nextInt(0x5000));
            case 3 -> "\"'\\/%&;,<>{}[]()*?".charAt(random.nextInt(18));
            default -> (char) (32 + random.nextInt(95));
          });
    }
    return text.toString();
  }
}
