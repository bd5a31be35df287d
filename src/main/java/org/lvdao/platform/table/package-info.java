/** Tables that people take away as files. */
package org.lvdao.platform.table;
