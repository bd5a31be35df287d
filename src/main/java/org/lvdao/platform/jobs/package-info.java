/** Work that one node at a time does, and the number of the node. */
package org.lvdao.platform.jobs;
