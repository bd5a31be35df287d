package org.lvdao.points.spending;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A code of a voucher that nobody has yet. */
@MappedEntity("points_voucher")
record VoucherRow(@Id String district, String code, long rewardId, Instant loadedAt) {}
