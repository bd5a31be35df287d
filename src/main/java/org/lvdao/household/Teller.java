package org.lvdao.household;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who tells of deliveries.
 *
 * @param id the device, or the inspector's account
 * @param district empty when nobody knows
 * @param community where it stands; null where the household lives
 * @param site what stands side by side in the community has the same; null for one that stands
 *     alone
 * @param disabled whether nothing of it is paid without a review
 * @param clockSkew milliseconds its clock is ahead of ours
 * @param serves whether households of a community deliver there
 */
record Teller(
    DeliverySource source,
    long id,
    String district,
    @Nullable String community,
    @Nullable String site,
    boolean disabled,
    long clockSkew,
    Predicate<String> serves) {
  boolean isInspector() {
    return source == DeliverySource.INSPECTOR;
  }
}
