package org.lvdao.platform.database;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A piece of SQL with its parameters, for statements that are put together while the program runs.
 * What a person typed is always a parameter, never text.
 *
 * @param text with a question mark for each parameter; may be empty
 * @param parameters strings, numbers and instants, in the order of the question marks
 */
public record Sql(String text, List<Object> parameters) {
  private static final Pattern NAME = Pattern.compile(":([a-zA-Z]+)");

  public static Sql of(String text, Object... parameters) {
    return new Sql(text, List.of(parameters));
  }

  /**
   * SQL whose parameters stand in it as {@code :name}, more than once if need be.
   *
   * @param values by name; a collection becomes a list of values
   * @throws IllegalArgumentException when one has no value
   */
  public static Sql named(String text, Map<String, ?> values) {
    var parameters = new ArrayList<Object>();
    var positional =
        NAME.matcher(text)
            .replaceAll(
                name -> {
                  var value = values.get(name.group(1));
                  if (value == null) {
                    throw new IllegalArgumentException(name.group(1) + " has no value");
                  }
                  List<?> several =
                      value instanceof Collection<?> c ? List.copyOf(c) : List.of(value);
                  parameters.addAll(several);
                  return several.stream().map(v -> "?").collect(Collectors.joining(", "));
                });
    return new Sql(positional, List.copyOf(parameters));
  }

  public static Sql join(String separator, Collection<Sql> parts) {
    return new Sql(
        parts.stream().map(Sql::text).collect(Collectors.joining(separator)),
        parts.stream().flatMap(part -> part.parameters.stream()).toList());
  }

  /** This, and the next on a line of its own. */
  public Sql then(Sql next) {
    return join("\n", List.of(this, next));
  }
}
