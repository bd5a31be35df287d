package org.lvdao.report.search;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.lvdao.area.Area;
import org.lvdao.area.AreaService;
import org.lvdao.platform.outbox.OutboxHandler;
import org.lvdao.platform.search.SearchDocument;
import org.lvdao.platform.search.SearchProgress;
import org.lvdao.platform.search.SearchProjection;
import org.lvdao.platform.search.SearchRebuild;
import org.lvdao.platform.search.SearchUnavailable;
import org.lvdao.report.ReportEvent;
import org.lvdao.report.category.Categories;

/**
 * Keeps the index of cases like their table: after every step, and as a whole by a rebuild. A
 * document carries the names of its category and areas, for the words people search by; when one of
 * those is renamed, a case's document follows with its next step or with the next rebuild. Answers
 * take names from the tables, so that an old name is at most still found, never shown.
 */
@Singleton
class ReportProjection implements OutboxHandler<ReportEvent>, SearchRebuild.Source {
  private final ReportSearchRepository search;
  private final Categories categories;
  private final AreaService areas;
  private final SearchRebuild rebuild;
  private final SearchProjection projection;

  ReportProjection(
      ReportIndex index,
      SearchRebuild.Tools rebuilds,
      ReportSearchRepository search,
      Categories categories,
      AreaService areas) {
    this.search = search;
    this.categories = categories;
    this.areas = areas;
    this.rebuild = rebuilds.of(index.index(), this);
    this.projection = new SearchProjection(index.index(), rebuild);
  }

  @Override
  public String name() {
    return "report-search";
  }

  @Override
  public Class<ReportEvent> eventType() {
    return ReportEvent.class;
  }

  @Override
  public int batchSize() {
    return 200;
  }

  @Override
  public void handle(List<ReportEvent> events) {
    var ids = events.stream().map(ReportEvent::reportId).distinct().toList();
    try {
      projection.write(() -> read(ids), false);
    } catch (SearchUnavailable away) {
      throw new Unavailable(String.valueOf(away.getMessage()), away);
    }
  }

  /**
   * Makes the cases searchable as they are now.
   *
   * @throws SearchUnavailable when the cluster cannot take them
   */
  void writeNow(Collection<Long> ids) {
    projection.write(() -> read(ids), true);
  }

  SearchProgress startRebuild() {
    return rebuild.start();
  }

  SearchProgress rebuildProgress() {
    return rebuild.progress();
  }

  @Scheduled(initialDelay = "0s", fixedDelay = "5s")
  void check() {
    rebuild.check();
  }

  @Override
  public List<SearchDocument> after(long id, int size) {
    return documents(search.findAfter(id, size));
  }

  @Override
  public long countUpTo(long id) {
    return search.countUpTo(id);
  }

  private List<SearchDocument> read(Collection<Long> ids) {
    return documents(search.findByIdIn(ids));
  }

  private List<SearchDocument> documents(List<ReportSearchRow> rows) {
    var known = categories.names();
    return rows.stream()
        .map(
            report -> {
              var names = new ArrayList<String>();
              names.add(
                  Objects.requireNonNullElse(known.find(report.district(), report.category()), ""));
              areas.find(report.district()).map(Area::name).ifPresent(names::add);
              if (report.subdistrict() != null) {
                areas.find(report.subdistrict()).map(Area::name).ifPresent(names::add);
              }
              return new SearchDocument(
                  report.id(), report.version(), ReportIndexDocument.of(report, names));
            })
        .toList();
  }
}
