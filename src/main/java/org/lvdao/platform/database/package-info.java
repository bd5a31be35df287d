/** Transactions and their retries, what a failure means, JSON in columns, seed files. */
package org.lvdao.platform.database;
