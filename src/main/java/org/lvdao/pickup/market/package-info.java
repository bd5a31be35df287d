/** The flea market of a community (社区跳蚤市场): usable things, free or for points. */
package org.lvdao.pickup.market;
