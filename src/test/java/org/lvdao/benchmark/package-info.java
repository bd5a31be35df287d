/**
 * How fast the application is, each figure against the least that must be done anyway on the same
 * machine at the same time. {@link org.lvdao.benchmark.Benchmark} prints a table; nothing is
 * asserted.
 */
@NullMarked
package org.lvdao.benchmark;

import org.jspecify.annotations.NullMarked;
