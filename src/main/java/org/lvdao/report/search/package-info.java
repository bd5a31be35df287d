/** The staff's search: in Elasticsearch, or in the database while that is away. */
package org.lvdao.report.search;
