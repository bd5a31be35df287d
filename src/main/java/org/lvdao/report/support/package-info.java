/** The voices residents add to each other's cases. */
package org.lvdao.report.support;
