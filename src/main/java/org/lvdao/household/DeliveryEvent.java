package org.lvdao.household;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is told. One that lacks what is required is rejected by itself, without keeping
 * the others of its batch.
 *
 * @param eventId required; 1 to 64 characters that the source never uses for another
 * @param card the number of a card, or what a member's QR holds
 * @param at required; when it was made
 * @param grams required
 * @param grade code of the grade; null when nobody has judged it yet
 * @param note why the grade is what it is, for the household to read
 * @param fillLevel percent, of the bin
 * @param photoId of a photo uploaded before; one that is not there is left out
 */
@Serdeable
record DeliveryEvent(
    @Nullable String eventId,
    @Nullable String card,
    @Nullable Instant at,
    @Nullable Long grams,
    @Nullable String grade,
    @Nullable String note,
    @Nullable Integer fillLevel,
    @Nullable String photoId) {
  private static final String IDS = "[!-~]{1,64}";
  private static final Duration A_YEAR = Duration.ofDays(366);
  private static final int LONGEST_NOTE = 200;
  private static final int LONGEST_CARD = 64;
  private static final int LONGEST_GRADE = 16;

  /** Whether there is enough of it to be kept. */
  boolean isWhole(Instant now) {
    return eventId != null
        && eventId.matches(IDS)
        && at != null
        && isSensible(at, now)
        && grams != null;
  }

  /** A clock that is a year ahead says nothing; one that begins at 1970 is only slow. */
  private static boolean isSensible(Instant at, Instant now) {
    return !at.isBefore(Instant.EPOCH) && at.isBefore(now.plus(A_YEAR));
  }

  String cardNumber() {
    var number = card == null ? "" : CardNumbers.normal(card);
    return number.substring(0, Math.min(LONGEST_CARD, number.length()));
  }

  @Nullable String storedGrade() {
    return grade == null ? null : grade.substring(0, Math.min(LONGEST_GRADE, grade.length()));
  }

  @Nullable String storedNote() {
    return note == null ? null : note.substring(0, Math.min(LONGEST_NOTE, note.length()));
  }

  /** Null when it makes no sense. */
  @Nullable Integer storedFillLevel() {
    return fillLevel != null && fillLevel >= 0 && fillLevel <= 100 ? fillLevel : null;
  }
}
