/**
 * Satisfaction surveys (满意度调查). What is estimated from answers is arithmetic of its own, in {@code
 * estimate}; here stands what staff reach of it.
 */
package org.lvdao.survey;
