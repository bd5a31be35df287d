package org.lvdao.message;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A broadcast as it is stored.
 *
 * @param audience JSON of a {@link BroadcastAudience}
 * @param audienceSize how many it was to tell when it was sent; null before
 * @param community where the writing of inbox rows stands; null at the beginning
 * @param afterAccount behind whom of that community
 * @param written whether all rows are written
 * @param pushAt behind its last push; null before the first
 */
@MappedEntity("broadcast")
record BroadcastRow(
    @Id long id,
    String district,
    BroadcastState state,
    String titleZh,
    String bodyZh,
    @Nullable String titleEn,
    @Nullable String bodyEn,
    String audience,
    @Nullable Integer audienceSize,
    @Nullable Instant sendAt,
    @Nullable String community,
    long afterAccount,
    boolean written,
    int told,
    int pushes,
    @Nullable Instant pushAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant createdAt,
    long version) {
  BroadcastText chinese() {
    return new BroadcastText(titleZh, bodyZh);
  }

  /** Null when it says nothing in English. */
  @Nullable BroadcastText english() {
    return titleEn == null || bodyEn == null ? null : new BroadcastText(titleEn, bodyEn);
  }

  BroadcastText in(Language language) {
    var english = english();
    return language == Language.ENGLISH && english != null ? english : chinese();
  }

  /** Names it in inboxes, where it stands once for each person. */
  String noticeKey() {
    return "broadcast/" + id;
  }
}
