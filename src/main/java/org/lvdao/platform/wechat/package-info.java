/** WeChat's server API: calls, and the access token most of them need. */
package org.lvdao.platform.wechat;
