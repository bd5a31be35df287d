/**
 * Bad input on every route: what the API document says of an operation is taken apart and sent in
 * every wrong form, and no answer may be outside the document. Every run prints its seed and
 * counts.
 */
package org.lvdao.fuzz;
