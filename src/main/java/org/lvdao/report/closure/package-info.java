/** Closure figures (结案统计), and the very cases behind each of them. */
package org.lvdao.report.closure;
