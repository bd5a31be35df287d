/**
 * What holds for every operation, so that no controller does it by itself: problem documents,
 * strict bodies, query parameters, idempotent POSTs, entity tags, rate limits, trace ids.
 */
package org.lvdao.platform.web;
