/** Points that staff give or take (积分调整), larger ones only by two persons (双人复核). */
package org.lvdao.points.adjustment;
