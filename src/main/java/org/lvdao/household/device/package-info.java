/** Smart bins and scales: who they are, and whether a request is theirs. */
package org.lvdao.household.device;
