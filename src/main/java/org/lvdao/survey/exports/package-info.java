/** What of a campaign goes to other programs: its answers, and what each column of them means. */
package org.lvdao.survey.exports;
