/** Text messages to phones: the port, and who carries them. */
package org.lvdao.platform.sms;
