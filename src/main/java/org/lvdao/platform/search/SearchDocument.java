package org.lvdao.platform.search;

/**
 * A whole document to be indexed.
 *
 * @param id of the aggregate
 * @param version of its row; an older one never replaces a newer one
 * @param source written as JSON by Jackson
 */
public record SearchDocument(long id, long version, Object source) {}
