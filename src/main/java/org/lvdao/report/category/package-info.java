/** The kinds of dumping, how long a case of each may take, and which unit it goes to. */
package org.lvdao.report.category;
