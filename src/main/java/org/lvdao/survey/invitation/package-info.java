/** Inviting residents to a survey by message, and reminding those who have not answered (邀请与提醒). */
package org.lvdao.survey.invitation;
