/** Who looks after which communities. */
package org.lvdao.household.staff;
