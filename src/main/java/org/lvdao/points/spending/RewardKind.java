package org.lvdao.points.spending;

import io.micronaut.serde.annotation.Serdeable;

/** What a reward is. */
@Serdeable
enum RewardKind {
  /** Something at a station (实物), handed over for a pick-up code. */
  GOODS,
  /** A shopping voucher (购物券): a code, at once. */
  VOUCHER,
  /** Cash back (计量返现金), paid to the WeChat account of who asks for it. */
  CASH,
  /** Given to a good cause (捐赠), at once. */
  DONATION
}
