/** Elasticsearch: the connection, versioned indexes, whole-document writes and rebuilds. */
package org.lvdao.platform.search;
