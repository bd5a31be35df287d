package org.lvdao.guard;

import com.tngtech.archunit.core.domain.JavaClass;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.CustomHttpMethod;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Head;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.lvdao.kernel.Actor;

/**
 * A controller method as clients see it.
 *
 * @param verb lower case, as OpenAPI writes it
 */
record Operation(String verb, String path, Method method) {
  static List<Operation> all() {
    return Lvdao.CLASSES.stream()
        .filter(type -> type.isAnnotatedWith(Controller.class))
        .map(JavaClass::reflect)
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()).flatMap(m -> of(type, m)))
        .toList();
  }

  private static Stream<Operation> of(Class<?> type, Method method) {
    String root = type.getAnnotation(Controller.class).value();
    List<Operation> found = new ArrayList<>();
    for (Annotation annotation : method.getAnnotations()) {
      String[] paths =
          switch (annotation) {
            case Get get -> paths(get.uris(), get.value(), get.uri());
            case Post post -> paths(post.uris(), post.value(), post.uri());
            case Put put -> paths(put.uris(), put.value(), put.uri());
            case Patch patch -> paths(patch.uris(), patch.value(), patch.uri());
            case Delete delete -> paths(delete.uris(), delete.value(), delete.uri());
            case Head head -> paths(head.uris(), head.value(), head.uri());
            case CustomHttpMethod custom -> throw new IllegalStateException(method + ": " + custom);
            default -> new String[0];
          };
      for (String path : paths) {
        String verb = annotation.annotationType().getSimpleName().toLowerCase(Locale.ROOT);
        found.add(new Operation(verb, join(root, path), method));
      }
    }
    return found.stream();
  }

  private static String[] paths(String[] uris, String value, String uri) {
    boolean several = uris.length > 1 || (uris.length == 1 && !uris[0].equals("/"));
    return several ? uris : new String[] {value.equals("/") ? uri : value};
  }

  /** Without query templates, double slashes and a slash at the end. */
  private static String join(String root, String path) {
    String whole = (root + "/" + path).replaceAll("\\{[?&#][^}]*}", "").replaceAll("/+", "/");
    whole = whole.replaceAll("\\{([A-Za-z0-9_]+):[^{}]*(\\{[^}]*})?[^{}]*}", "{$1}");
    return whole.length() > 1 && whole.endsWith("/")
        ? whole.substring(0, whole.length() - 1)
        : whole;
  }

  /** Stable and unique as long as no controller overloads a method: {@code reportSubmit}. */
  String id() {
    String type = method.getDeclaringClass().getSimpleName().replaceFirst("Controller$", "");
    return type.substring(0, 1).toLowerCase(Locale.ROOT)
        + type.substring(1)
        + method.getName().substring(0, 1).toUpperCase(Locale.ROOT)
        + method.getName().substring(1);
  }

  boolean isAnonymous() {
    return access().contains(SecurityRule.IS_ANONYMOUS);
  }

  boolean needsRole() {
    return !isAnonymous() && !access().contains(SecurityRule.IS_AUTHENTICATED);
  }

  private List<String> access() {
    Secured secured = method.getAnnotation(Secured.class);
    if (secured == null) {
      secured = method.getDeclaringClass().getAnnotation(Secured.class);
    }
    return secured == null ? List.of() : List.of(secured.value());
  }

  /** Who may call it; empty for anybody and for everybody who is signed in. */
  List<String> roles() {
    return needsRole() ? access() : List.of();
  }

  boolean isCacheable() {
    return Arrays.stream(method.getParameters())
        .map(p -> p.getAnnotation(Header.class))
        .anyMatch(h -> h != null && HttpHeaders.IF_NONE_MATCH.equals(h.value()));
  }

  boolean hasBody() {
    return Arrays.stream(method.getParameters())
        .anyMatch(p -> p.isAnnotationPresent(Body.class) || p.isAnnotationPresent(Part.class));
  }

  boolean hasPathVariable() {
    return path.contains("{");
  }

  /** Parameters the application fills by itself, which clients never send. */
  List<String> hidden() {
    return Arrays.stream(method.getParameters())
        .filter(
            p ->
                p.getType() == Actor.class
                    || p.getType().getPackageName().startsWith("org.lvdao.platform"))
        .map(Parameter::getName)
        .toList();
  }

  /** Parameters that are null in Java only so that their absence is answered in our own words. */
  List<String> required() {
    return Arrays.stream(method.getParameters())
        .filter(
            p -> {
              var said = p.getAnnotation(io.swagger.v3.oas.annotations.Parameter.class);
              return said != null && said.required();
            })
        .map(Parameter::getName)
        .toList();
  }

  /** The resource, which groups operations; what is for staff only stands apart. */
  String tag() {
    return path.replaceFirst("^/api/v1/", "")
        .replaceFirst("^(staff/)?districts/\\{[^}]*}/", "$1")
        .replaceFirst("^staff/", "staff ")
        .replaceFirst("/.*", "");
  }

  @Override
  public String toString() {
    return verb + " " + path;
  }
}
