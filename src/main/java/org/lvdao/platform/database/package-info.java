/**
 * Transactions and their retries, statements put together, what a failure means, JSON in columns;
 * who migrates, and what the application's own account may do with which table.
 */
package org.lvdao.platform.database;
