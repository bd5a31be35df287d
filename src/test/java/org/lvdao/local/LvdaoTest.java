package org.lvdao.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test against the whole application: real MySQL and Elasticsearch, seed and demo staff loaded,
 * HTTP on a free port. {@code @Inject} gives it {@link Api} and every bean.
 *
 * <p>All such classes of a run share one application and one database, because starting another
 * takes seconds; so each test makes its own residents and looks only for what it made. A test that
 * needs an empty database or a second node starts a {@link TestNode}.
 *
 * <p>They run one after another, since each may set the application's clock; all other test classes
 * run beside them.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LvdaoTestExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface LvdaoTest {}
