/** Calls of other companies' servers. */
package org.lvdao.platform.http;
