package org.lvdao.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Problem codes an operation may answer beyond those the API document finds by itself: the ones the
 * controller's own calls throw, and the ones that follow from its security, headers and body.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {
  /** Codes such as {@code slot-full}. */
  String[] value();
}
