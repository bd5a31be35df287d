package org.lvdao.platform.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;

/** Names the fields that break a declared constraint. */
final class Violations {
  private Violations() {}

  static DomainError describe(ConstraintViolationException invalid) {
    return DomainError.fields(
        invalid.getConstraintViolations().stream()
            .map(Violations::fieldError)
            .distinct()
            .sorted(Comparator.comparing(FieldError::pointer))
            .toList());
  }

  private static FieldError fieldError(ConstraintViolation<?> violation) {
    var descriptor = violation.getConstraintDescriptor();
    var constraint =
        descriptor == null ? "" : descriptor.getAnnotation().annotationType().getSimpleName();
    Map<String, Object> limits = new HashMap<>();
    if (descriptor != null) {
      descriptor
          .getAttributes()
          .forEach(
              (name, value) -> {
                if (value instanceof Number || value instanceof String) {
                  limits.put(name, value);
                }
              });
    }
    return new FieldError(pointer(violation.getPropertyPath()), code(constraint), limits);
  }

  private static String code(String constraint) {
    return switch (constraint) {
      case "NotNull", "NotBlank", "NotEmpty" -> "required";
      case "Size" -> "size";
      case "Min", "DecimalMin" -> "min";
      case "Max", "DecimalMax" -> "max";
      case "Positive" -> "positive";
      case "PositiveOrZero" -> "positive-or-zero";
      default -> "invalid";
    };
  }

  /** A field of the body becomes a JSON pointer, a lone parameter {@code ?name}. */
  private static String pointer(Path path) {
    var pointer = new StringBuilder();
    var parameter = "";
    for (var node : path) {
      if (node.getKind() == ElementKind.METHOD) {
        continue;
      }
      if (node.getKind() == ElementKind.PARAMETER) {
        parameter = node.getName();
        continue;
      }
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      }
      if (node.getName() != null && !node.getName().startsWith("<") && !node.getName().isEmpty()) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.isEmpty() ? "?" + parameter : pointer.toString();
  }
}
