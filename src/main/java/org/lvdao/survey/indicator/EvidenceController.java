package org.lvdao.survey.indicator;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Problems;
import org.lvdao.platform.web.QueryReader;

/** Documents that prove what was typed in (佐证材料). */
@Controller("/api/v1/staff/indicator-evidence")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({"SURVEYOR", "SUPERVISOR", "ADMIN"})
class EvidenceController {
  private final EvidenceFiles files;

  EvidenceController(EvidenceFiles files) {
    this.files = files;
  }

  /**
   * A document.
   *
   * @param sha256 of its bytes, as hex
   */
  @Serdeable
  record Evidence(String id, String mediaType, long bytes, String sha256, Instant uploadedAt) {}

  /**
   * Upload a document to be named in a value: PDF, JPEG or PNG, up to 15 MB. An upload repeated
   * makes a second one.
   *
   * @param district its code
   */
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Problems({"evidence-not-readable", "evidence-too-large"})
  @Status(HttpStatus.CREATED)
  HttpResponse<Evidence> upload(
      Actor actor,
      @Parameter(required = true, example = "tianqiao") @Nullable @QueryValue String district,
      @Part("file") @Nullable CompletedFileUpload file) {
    var query = new QueryReader();
    var code = query.required("district", district);
    query.check();
    if (file == null) {
      throw DomainError.field("/file", "required");
    }
    try (var in = file.getInputStream()) {
      var row = files.upload(actor, code, in.readNBytes(EvidenceFiles.MOST_BYTES + 1));
      return HttpResponse.created(
          new Evidence(
              Long.toString(row.id()),
              row.mediaType(),
              row.bytes(),
              row.sha256(),
              row.uploadedAt()),
          URI.create("/api/v1/staff/indicator-evidence/" + row.id()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Download a document as it came. */
  @Get("/{id}")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<?> open(Actor actor, long id) {
    var row = files.find(actor, id);
    var blob = files.open(row);
    var file = new StreamedFile(blob.stream(), MediaType.APPLICATION_OCTET_STREAM_TYPE);
    return Cached.never(HttpResponse.ok(file))
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + row.fileName() + "\"");
  }
}
