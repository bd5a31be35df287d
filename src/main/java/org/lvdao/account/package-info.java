/** Residents, staff and collectors: signing in, sessions, roles, and the units staff work for. */
package org.lvdao.account;
