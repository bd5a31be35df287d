package org.lvdao.area;

import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.DomainError.FieldError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;

/** Takes a new year of the calendar from staff. */
@Singleton
class StaffCalendar {
  /** More broken rows than a person corrects in one go. */
  private static final int MOST_ERRORS = 100;

  private final Calendars calendars;
  private final Transactions transactions;
  private final AuditLog audit;

  StaffCalendar(Calendars calendars, Transactions transactions, AuditLog audit) {
    this.calendars = calendars;
    this.transactions = transactions;
    this.audit = audit;
  }

  /**
   * Replaces a year. The holidays are the State Council's for the whole country, and every
   * district's deadlines follow them, so only an ADMIN of everywhere may do this.
   *
   * @param file CSV with the columns date, kind and name
   * @throws DomainError {@code forbidden} for others; naming every line that cannot be used, or the
   *     year when one before it is not known yet; then nothing changed
   */
  StaffCalendarController.Loaded load(Actor actor, int year, byte[] file) {
    actor.require(Role.ADMIN, AreaPath.EVERYWHERE);
    var days = read(year, file);
    try {
      return transactions.write(
          () -> {
            var change = calendars.replaceYear(year, days, actor.accountId());
            audit.record(
                actor,
                "calendar-loaded",
                "calendar",
                Integer.toString(year),
                null,
                Map.of("days", days.size()));
            return new StaffCalendarController.Loaded(
                year,
                days.size(),
                change.added(),
                change.changed(),
                change.removed(),
                change.knownUntil());
          });
    } catch (Calendars.YearNotNext gap) {
      throw DomainError.field("/year", "calendar-gap", Map.of("year", gap.missing()));
    }
  }

  private static List<CalendarDay> read(int year, byte[] file) {
    try {
      var content = CalendarFile.read(CsvTable.read(file, CalendarFile.COLUMNS), year);
      if (content.broken().isEmpty()) {
        return content.days();
      }
      throw DomainError.fields(
          content.broken().stream().limit(MOST_ERRORS).map(StaffCalendar::error).toList());
    } catch (CsvTable.BrokenRow broken) {
      throw DomainError.fields(List.of(error(broken)));
    }
  }

  private static FieldError error(CsvTable.BrokenRow broken) {
    var parameters = new LinkedHashMap<>(broken.parameters());
    parameters.put("line", broken.line());
    return new FieldError("/file/" + broken.line(), broken.code(), parameters);
  }
}
