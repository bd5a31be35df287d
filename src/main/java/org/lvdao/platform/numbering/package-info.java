/** Numbers that people read to each other, such as those of cases and bookings. */
package org.lvdao.platform.numbering;
