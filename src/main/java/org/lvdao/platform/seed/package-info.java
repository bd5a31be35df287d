/** Seed files of the operator, and the tables people upload. */
package org.lvdao.platform.seed;
