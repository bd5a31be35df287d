package org.lvdao.guard;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.ProblemType;
import org.lvdao.platform.web.Problems;

/** Which failures there are, and which an operation can answer. */
final class ProblemTypes {
  private final Map<String, ProblemType> byCode = new TreeMap<>();
  private final Map<String, Set<JavaCodeUnit>> implementations = new HashMap<>();

  ProblemTypes() {
    for (JavaClass type : Lvdao.CLASSES) {
      if (type.isEnum() && type.isAssignableTo(ProblemType.class)) {
        for (Object constant : type.reflect().getEnumConstants()) {
          ProblemType problem = (ProblemType) constant;
          if (byCode.put(problem.code(), problem) != null) {
            throw new IllegalStateException("Two problem types are called " + problem.code());
          }
        }
      }
    }
    for (JavaClass type : Lvdao.CLASSES) {
      for (JavaClass parent : type.getAllRawInterfaces()) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          implementations
              .computeIfAbsent(parent.getName() + "." + unit.getName(), name -> new HashSet<>())
              .add(unit);
        }
      }
    }
  }

  Map<String, ProblemType> byCode() {
    return byCode;
  }

  /** Codes that are declared nowhere. */
  Set<String> unknown(Operation operation) {
    Set<String> codes = declared(operation.method());
    codes.removeAll(byCode.keySet());
    return codes;
  }

  /** By code: what its calls throw, what it declares and what follows from its shape. */
  Map<String, ProblemType> of(Operation operation) {
    Map<String, ProblemType> found = new TreeMap<>();
    declared(operation.method()).stream()
        .filter(byCode::containsKey)
        .forEach(code -> found.put(code, byCode.get(code)));
    for (ProblemType problem : thrownBy(operation.method())) {
      found.put(problem.code(), problem);
    }
    for (ProblemType problem : shape(operation)) {
      found.put(problem.code(), problem);
    }
    return found;
  }

  private static Set<String> declared(Method method) {
    Problems problems = method.getAnnotation(Problems.class);
    return new TreeSet<>(problems == null ? Set.of() : Arrays.asList(problems.value()));
  }

  private static Set<ProblemType> shape(Operation operation) {
    Set<ProblemType> found = new HashSet<>();
    found.add(CommonProblem.TOO_MANY_REQUESTS);
    found.add(CommonProblem.UNAVAILABLE);
    found.add(CommonProblem.INTERNAL_ERROR);
    found.add(CommonProblem.NOT_ACCEPTABLE);
    // An address or a header can be too long, too.
    found.add(CommonProblem.TOO_LARGE);
    if (operation.method().getParameterCount() > operation.hidden().size()) {
      found.add(CommonProblem.INVALID_REQUEST);
    }
    if (!operation.isAnonymous()) {
      found.add(CommonProblem.UNAUTHENTICATED);
    }
    if (operation.needsRole()) {
      found.add(CommonProblem.FORBIDDEN);
    }
    if (operation.hasPathVariable()) {
      found.add(CommonProblem.NOT_FOUND);
    }
    if (operation.hasBody()) {
      found.add(CommonProblem.MALFORMED_BODY);
      found.add(CommonProblem.UNSUPPORTED_MEDIA_TYPE);
    }
    return found;
  }

  /**
   * The problem types that the method's code and the code of ours it calls name. It may list one
   * too many (a branch the operation never takes), never one too few within direct calls.
   */
  private Set<ProblemType> thrownBy(Method method) {
    Set<ProblemType> found = new HashSet<>();
    walk(method, found);
    return found;
  }

  /** Whether the operation's code, or code of ours that it calls, calls the method. */
  boolean reaches(Operation operation, Class<?> owner, String name) {
    return walk(operation.method(), new HashSet<>()).stream()
        .anyMatch(unit -> unit.getOwner().isEquivalentTo(owner) && unit.getName().equals(name));
  }

  /** The code of ours that the method runs; adds the problem types it names. */
  private Set<JavaCodeUnit> walk(Method method, Set<ProblemType> found) {
    Set<JavaCodeUnit> seen = new HashSet<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    Lvdao.CLASSES.get(method.getDeclaringClass()).getCodeUnits().stream()
        .filter(unit -> unit.getName().equals(method.getName()))
        .forEach(open::add);
    while (!open.isEmpty()) {
      JavaCodeUnit unit = open.pop();
      if (seen.add(unit) && !unit.getOwner().isAssignableTo(ProblemType.class)) {
        unit.getAccessesFromSelf().forEach(access -> follow(access, found, open));
        unit.getMethodReferencesFromSelf()
            .forEach(r -> r.getTarget().resolveMember().ifPresent(open::add));
      }
    }
    return seen;
  }

  private void follow(JavaAccess<?> access, Set<ProblemType> found, Deque<JavaCodeUnit> open) {
    JavaClass owner = access.getTargetOwner();
    if (access instanceof JavaFieldAccess && owner.isAssignableTo(ProblemType.class)) {
      byCode.values().stream()
          .filter(
              p ->
                  p.getClass() == owner.reflect()
                      || p.getClass().getSuperclass() == owner.reflect())
          .filter(p -> ((Enum<?>) p).name().equals(access.getTarget().getName()))
          .forEach(found::add);
    } else if (owner.getName().startsWith("org.lvdao.")) {
      access
          .getTarget()
          .resolveMember()
          .filter(JavaCodeUnit.class::isInstance)
          .map(JavaCodeUnit.class::cast)
          .ifPresent(open::add);
      String name = owner.getName() + "." + access.getTarget().getName();
      open.addAll(implementations.getOrDefault(name, Set.of()));
    }
  }
}
