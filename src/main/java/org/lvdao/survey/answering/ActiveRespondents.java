package org.lvdao.survey.answering;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import org.lvdao.kernel.ResidentActivity;

/** Who answered surveys. */
@Singleton
class ActiveRespondents implements ResidentActivity {
  private final AnsweringRepository rows;

  ActiveRespondents(AnsweringRepository rows) {
    this.rows = rows;
  }

  @Override
  public Kind kind() {
    return Kind.SURVEY;
  }

  @Override
  public Set<Long> accounts(String district, Instant from, Instant until) {
    return Set.copyOf(rows.findRespondents(district, from, until));
  }
}
