/**
 * What the answers of a campaign say: shares with intervals, weighted to known populations, and
 * hidden where they would speak of persons.
 */
package org.lvdao.survey.figures;
