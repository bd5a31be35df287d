package org.lvdao.kernel;

/**
 * Something that happened to an aggregate, published in the transaction that made it happen. The
 * record is stored as JSON until every handler is done, so it carries ids and codes, never personal
 * data: handlers read the aggregate again.
 */
public interface DomainEvent {
  /** The aggregate it happened to. */
  long aggregateId();
}
