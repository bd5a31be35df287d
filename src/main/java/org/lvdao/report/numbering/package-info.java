/** Case numbers. */
package org.lvdao.report.numbering;
