/**
 * Transactions and their retries, statements put together, what a failure means, JSON in columns.
 */
package org.lvdao.platform.database;
