package org.lvdao.report.category;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.area.Term;
import org.lvdao.area.TermUnit;

/**
 * A kind of dumping and how long a case of it may take.
 *
 * @param district empty for the defaults of every district
 * @param version grows with every change; a district's own row goes on from the default's
 */
@MappedEntity("report_category")
public record Category(
    @Id long id,
    String district,
    String code,
    String name,
    String description,
    int sortOrder,
    int deadlineAmount,
    TermUnit deadlineUnit,
    OnRework onRework,
    @Nullable Instant retiredAt,
    long version) {

  /** What rework does to the deadline. */
  public enum OnRework {
    /** The deadline stays. */
    KEEP,
    /** The whole term begins anew. */
    RESTART
  }

  /** This row's words and term in the place of another row. */
  Category replaces(Category row, long newVersion) {
    return new Category(
        row.id,
        row.district,
        code,
        name,
        description,
        sortOrder,
        deadlineAmount,
        deadlineUnit,
        onRework,
        retiredAt,
        newVersion);
  }

  /** The same, no longer to be chosen. */
  Category retired(Instant at) {
    return new Category(
        id,
        district,
        code,
        name,
        description,
        sortOrder,
        deadlineAmount,
        deadlineUnit,
        onRework,
        at,
        version + 1);
  }

  public Term term() {
    return new Term(deadlineAmount, deadlineUnit);
  }
}
