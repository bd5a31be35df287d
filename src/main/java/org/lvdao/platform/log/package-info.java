/** How failures are logged. */
package org.lvdao.platform.log;
