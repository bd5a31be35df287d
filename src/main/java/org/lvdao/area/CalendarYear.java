package org.lvdao.area;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A year whose holidays are known. */
@MappedEntity("calendar_year")
record CalendarYear(@Id int year, Source source) {
  enum Source {
    SEED,
    /** Loaded by staff; a seed file leaves it alone. */
    STAFF
  }
}
