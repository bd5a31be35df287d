/**
 * Campaigns (调查): which published questionnaire is put to whom, from when to when, and how many of
 * each kind may answer.
 */
package org.lvdao.survey.campaign;
