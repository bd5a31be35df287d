/** Who is asking: access tokens, passwords, the caller of a request, and the audit log. */
package org.lvdao.platform.auth;
