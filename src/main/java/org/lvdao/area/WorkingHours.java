package org.lvdao.area;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When an office works on a working day, in Asia/Shanghai.
 *
 * @param spells not empty, in order, not touching or overlapping
 */
public record WorkingHours(List<Spell> spells) {
  private static final Pattern SPELL =
      Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)-([01]\\d|2[0-4]):([0-5]\\d)");
  private static final int MINUTES_OF_DAY = 24 * 60;

  /** The usual office hours: 08:30–12:00 and 13:30–17:30. */
  public static final WorkingHours USUAL = parse("08:30-12:00;13:30-17:30");

  public WorkingHours {
    spells = List.copyOf(spells);
    if (spells.isEmpty()) {
      throw new IllegalArgumentException("Working hours need at least one spell");
    }
    int last = -1;
    for (var spell : spells) {
      if (spell.from <= last || spell.to <= spell.from || spell.to > MINUTES_OF_DAY) {
        throw new IllegalArgumentException("Working hours must be in order and not overlap");
      }
      last = spell.to;
    }
  }

  /**
   * One spell of work.
   *
   * @param from minute of the day at which it begins
   * @param to minute of the day at which it ends, at most 1440
   */
  public record Spell(int from, int to) {
    @Override
    public String toString() {
      return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
  }

  /**
   * Reads {@code 08:30-12:00;13:30-17:30}.
   *
   * @throws IllegalArgumentException when the text is not of that form, or the spells overlap
   */
  public static WorkingHours parse(String text) {
    var spells = new ArrayList<Spell>();
    for (String part : text.split(";", -1)) {
      var match = SPELL.matcher(part.strip());
      if (!match.matches()) {
        throw new IllegalArgumentException(
            "Working hours look like 08:30-12:00;13:30-17:30, not " + text);
      }
      spells.add(
          new Spell(
              minute(match.group(1), match.group(2)), minute(match.group(3), match.group(4))));
    }
    return new WorkingHours(spells);
  }

  /** Minute of the day at which work ends. */
  public int close() {
    return spells.getLast().to;
  }

  /** Whether there is work at the time of the day; not any more in the minute it ends. */
  public boolean contains(LocalTime time) {
    int minute = time.getHour() * 60 + time.getMinute();
    return spells.stream().anyMatch(spell -> spell.from <= minute && minute < spell.to);
  }

  /** The form {@link #parse} reads. */
  @Override
  public String toString() {
    return String.join(";", spells.stream().map(Spell::toString).toList());
  }

  private static int minute(String hours, String minutes) {
    return Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
  }
}
