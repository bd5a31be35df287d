/**
 * Values that lie unreadable in the database, under keys that only the nodes know, and how they get
 * from one key to the next while everything runs.
 */
package org.lvdao.platform.seal;
