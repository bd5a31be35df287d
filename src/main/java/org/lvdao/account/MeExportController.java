package org.lvdao.account;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.platform.web.Cached;

/** All that is kept of the resident who is signed in. */
@Controller("/api/v1/me/export")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured("RESIDENT")
class MeExportController {
  private static final String PATH = "/api/v1/me/export";
  private static final String FILE = PATH + "/file";
  private static final String ZIP = "application/zip";
  private static final String SECONDS = "5";

  private final Exports exports;

  MeExportController(Exports exports) {
    this.exports = exports;
  }

  /**
   * An export.
   *
   * @param file where it is; null while it is being prepared
   * @param bytes its size; null while it is being prepared
   * @param readyAt null while it is being prepared
   * @param expiresAt until then it is kept, and no other one is made
   */
  @Serdeable
  record Export(
      @Nullable String file,
      @Nullable Long bytes,
      Instant askedAt,
      @Nullable Instant readyAt,
      Instant expiresAt) {
    static Export of(ExportRow row) {
      boolean ready = row.readyAt() != null;
      return new Export(
          ready ? FILE : null, row.bytes(), row.askedAt(), row.readyAt(), row.expiresAt());
    }
  }

  /**
   * Ask for all that is kept of oneself, a ZIP of JSON and photos, or whether it is ready.
   *
   * <p>It is prepared in the background: 202 until it is ready, with Retry-After. It is kept for a
   * week, and made anew when one asks after that.
   */
  @Get
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Export.class)))
  @ApiResponse(
      responseCode = "202",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Export.class)))
  HttpResponse<Export> ask(Actor actor) {
    var export = Export.of(exports.ask(actor));
    var answer =
        export.file() == null
            ? HttpResponse.<Export>accepted()
                .header(HttpHeaders.LOCATION, PATH)
                .header(HttpHeaders.RETRY_AFTER, SECONDS)
            : HttpResponse.<Export>ok();
    return Cached.never(answer.body(export));
  }

  /** Download the export once it is ready. */
  @Get("/file")
  @Produces(ZIP)
  HttpResponse<?> open(Actor actor) {
    var blob = exports.open(actor);
    var file = new StreamedFile(blob.stream(), MediaType.of(ZIP), 0, blob.size());
    return Cached.never(HttpResponse.ok(file))
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"lvdao-export.zip\"");
  }
}
