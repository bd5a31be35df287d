/** One-time codes (验证码) by text message: made, limited, checked and used up. */
package org.lvdao.account.code;
