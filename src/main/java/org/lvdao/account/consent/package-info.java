/** The privacy notice (隐私政策) in its versions, and what residents agreed to (单独同意). */
package org.lvdao.account.consent;
