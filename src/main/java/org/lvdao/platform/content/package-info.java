/** Whether what people wrote may be shown to others: the port, and who judges (内容安全). */
package org.lvdao.platform.content;
