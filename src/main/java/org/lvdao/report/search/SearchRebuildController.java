package org.lvdao.report.search;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.Duration;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.AreaPath;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Role;
import org.lvdao.platform.search.SearchProgress;
import org.lvdao.platform.search.SearchUnavailable;

/** Building the search index anew. It concerns every district, so it takes an ADMIN of all. */
@Controller("/api/v1/staff/search/rebuild")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"ADMIN"})
class SearchRebuildController {
  private static final URI PROGRESS = URI.create("/api/v1/staff/search/rebuild");
  private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

  private final ReportProjection projection;

  SearchRebuildController(ReportProjection projection) {
    this.projection = projection;
  }

  /**
   * Build the search index of cases anew while work goes on; asked again, answers what is running.
   *
   * @return the progress
   */
  @Post
  @Status(HttpStatus.ACCEPTED)
  HttpResponse<SearchProgress> start(Actor actor) {
    actor.require(Role.ADMIN, AreaPath.EVERYWHERE);
    try {
      return HttpResponse.<SearchProgress>accepted(PROGRESS).body(projection.startRebuild());
    } catch (SearchUnavailable away) {
      throw DomainError.of(CommonProblem.UNAVAILABLE).retryAfter(TRY_AGAIN);
    }
  }

  /**
   * Show how far the rebuild of the search index has got.
   *
   * @return the progress of the one that runs, or of the last
   */
  @Get
  SearchProgress progress(Actor actor) {
    actor.require(Role.ADMIN, AreaPath.EVERYWHERE);
    return projection.rebuildProgress();
  }
}
