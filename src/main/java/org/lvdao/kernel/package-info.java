/**
 * What all share and what needs nothing: ids, the actor and its roles, areas as paths, business
 * time, pages and cursors, failures, events. No input or output.
 */
package org.lvdao.kernel;
