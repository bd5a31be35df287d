package org.lvdao.points;

/**
 * Whose points: a household (户), in a district, which pays for them. A household that moves to
 * another district holds points in two, and spends each where it got them.
 *
 * @param id of the household
 * @param district its code
 */
public record Holder(long id, String district) {}
