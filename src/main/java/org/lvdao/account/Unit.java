package org.lvdao.account;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A responsible unit (责任单位) that works on cases.
 *
 * @param code stable, such as {@code tianqiao-chengguan}
 * @param district code of its district
 */
@Serdeable
public record Unit(String code, String district, String name) {}
