/** Text messages to phones: the port, and who carries them, and what became of them. */
package org.lvdao.platform.sms;
