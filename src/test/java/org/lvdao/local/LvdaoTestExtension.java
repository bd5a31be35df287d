package org.lvdao.local;

import io.micronaut.context.BeanContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** Injects the shared application into test instances and puts its clock right after each test. */
final class LvdaoTestExtension
    implements TestInstancePostProcessor, ParameterResolver, AfterEachCallback {
  @Override
  public void postProcessTestInstance(Object instance, ExtensionContext context) {
    beans().inject(instance);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return beans().containsBean(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return beans().getBean(parameter.getParameter().getType());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    beans().getBean(AdjustableClock.class).reset();
  }

  private static BeanContext beans() {
    return TestNode.shared().beans();
  }
}
