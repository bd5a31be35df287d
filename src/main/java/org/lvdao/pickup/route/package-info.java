/** In which order a collector goes to the places of a day. */
package org.lvdao.pickup.route;
