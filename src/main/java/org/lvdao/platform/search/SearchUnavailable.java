package org.lvdao.platform.search;

/** Elasticsearch cannot serve now: away, overloaded, blocked, or without the index. Try later. */
public class SearchUnavailable extends RuntimeException {
  public SearchUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public SearchUnavailable(String message) {
    super(message);
  }
}
