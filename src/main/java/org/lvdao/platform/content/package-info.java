/** Whether what people wrote and showed may be seen by others: the port, and who judges (内容安全). */
package org.lvdao.platform.content;
