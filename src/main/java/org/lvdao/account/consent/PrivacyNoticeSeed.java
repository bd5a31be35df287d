package org.lvdao.account.consent;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lvdao.kernel.BusinessTime;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.seed.CsvTable;
import org.lvdao.platform.seed.SeedSource;

/**
 * Loads {@code privacy-notices.csv}: columns version, effective_from (a day), change (MATERIAL or
 * MINOR); the texts beside it are {@code privacy-notice/1.zh-CN.md} and {@code 1.en.md}. What was
 * loaded once cannot be changed: a consent names what was read.
 */
@Singleton
class PrivacyNoticeSeed implements SeedSource {
  private static final String FILE = "privacy-notices.csv";
  private static final String WHAT = "privacy notices";
  private static final List<String> LANGUAGES = List.of("zh-CN", "en");

  private final NoticeRepository notices;
  private final PrivacyNotices known;
  private final Transactions transactions;

  PrivacyNoticeSeed(NoticeRepository notices, PrivacyNotices known, Transactions transactions) {
    this.notices = notices;
    this.known = known;
    this.transactions = transactions;
  }

  private enum Change {
    /** Everybody is asked again. */
    MATERIAL,
    MINOR
  }

  private record Wanted(NoticeRow row, List<NoticeText> texts, CsvTable.Row line) {}

  @Override
  public int order() {
    return 50;
  }

  @Override
  public Result load(Path folder) {
    return CsvTable.seed(
        folder.resolve(FILE),
        WHAT,
        rows -> load(rows, folder.resolve("privacy-notice")),
        "version",
        "effective_from",
        "change");
  }

  private Result load(List<CsvTable.Row> rows, Path texts) {
    var wanted = new ArrayList<Wanted>();
    for (var row : rows) {
      var notice = notice(row);
      if (!wanted.isEmpty() && notice.version() <= wanted.getLast().row.version()) {
        throw row.broken("versions go up from line to line");
      }
      wanted.add(new Wanted(notice, texts(row, texts), row));
    }
    return transactions.write(() -> add(wanted));
  }

  private Result add(List<Wanted> wanted) {
    var present =
        notices.findAll().stream()
            .collect(Collectors.toMap(NoticeRow::version, Function.identity()));
    int added = 0;
    for (var notice : wanted) {
      int version = notice.row.version();
      if (!present.containsKey(version)) {
        notices.insert(version, notice.row.effectiveFrom(), notice.row.material());
        notice.texts.forEach(text -> notices.insertText(version, text.language(), text.text()));
        added++;
      } else if (!notice.row.equals(present.get(version))
          || !notice.texts.equals(notices.texts(version))) {
        throw notice.line.broken(
            "version " + version + " was published and stays as it is; add another version");
      }
    }
    transactions.afterCommit(known::forget);
    return new Result(WHAT, added, 0, 0);
  }

  private static NoticeRow notice(CsvTable.Row row) {
    int version = row.number("version");
    if (version < 1) {
      throw row.broken("versions begin with 1");
    }
    return new NoticeRow(version, begin(row), row.oneOf(Change.class, "change") == Change.MATERIAL);
  }

  private static Instant begin(CsvTable.Row row) {
    try {
      return BusinessTime.startOf(LocalDate.parse(row.required("effective_from")));
    } catch (DateTimeParseException noDay) {
      throw row.broken("effective_from is a day such as 2026-10-01");
    }
  }

  private static List<NoticeText> texts(CsvTable.Row row, Path folder) {
    var texts = new ArrayList<NoticeText>();
    for (var language : LANGUAGES) {
      var name = row.number("version") + "." + language + ".md";
      try {
        texts.add(new NoticeText(language, Files.readString(folder.resolve(name))));
      } catch (NoSuchFileException missing) {
        throw row.broken("the text is missing: privacy-notice/" + name);
      } catch (CharacterCodingException notUtf8) {
        throw row.broken("save the text as UTF-8: privacy-notice/" + name);
      } catch (IOException unreadable) {
        throw row.broken("the text cannot be read: privacy-notice/" + name);
      }
    }
    return texts;
  }
}
