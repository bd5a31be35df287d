package org.lvdao.photo;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.lvdao.account.Consents;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.ConsentPurpose;
import org.lvdao.kernel.DomainError;
import org.lvdao.platform.storage.BlobStore;
import org.lvdao.platform.web.Cached;
import org.lvdao.platform.web.Problems;

@Controller("/api/v1/photos")
@ExecuteOn(TaskExecutors.BLOCKING)
class PhotoController {
  private final PhotoService photos;
  private final Consents consents;
  private final InstantSource clock;

  PhotoController(PhotoService photos, Consents consents, InstantSource clock) {
    this.photos = photos;
    this.consents = consents;
    this.clock = clock;
  }

  /**
   * Upload a photo to be used in a report or a comment within a day.
   *
   * <p>JPEG, PNG or WebP, up to 15 MB and 60 megapixels (WebP 16). Everything but the pixels is
   * removed; where and when the picture was taken is offered in this answer only. An upload
   * repeated makes a second photo, and the one not used vanishes after a day.
   */
  @Post
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  @Problems({
    "photo-too-large",
    "photo-heic",
    "photo-not-an-image",
    "photo-polyglot",
    "photo-damaged",
    "photo-too-many-pixels"
  })
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Status(HttpStatus.CREATED)
  HttpResponse<UploadedPhoto> upload(
      Actor actor, @Part("file") @Nullable CompletedFileUpload file) {
    if (file == null) {
      throw DomainError.field("/file", "required");
    }
    try {
      var waiting = Files.createTempFile("lvdao-photo-", ".upload");
      try {
        copy(file, waiting);
        var photo = photos.upload(actor.accountId(), waiting);
        boolean withPlace = consents.allows(actor, ConsentPurpose.WHEREABOUTS);
        return HttpResponse.created(
            withPlace ? photo : photo.withoutPlace(), URI.create("/api/v1/photos/" + photo.id()));
      } finally {
        Files.deleteIfExists(waiting);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Open a file of a photo by the signed link that came with it.
   *
   * <p>Anyone who holds the link may; an expired or altered link answers 404 like a photo that does
   * not exist.
   *
   * @param variant thumb (320 px), medium (1280 px) or large (2048 px on the longer side)
   * @param expires as the link has it
   * @param signature as the link has it
   */
  @Get("/{id}/{variant}")
  @Produces(MediaType.IMAGE_JPEG)
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> open(
      @PathVariable long id,
      @PathVariable String variant,
      @Parameter(required = true) @QueryValue @Nullable Long expires,
      @Parameter(required = true) @QueryValue @Nullable String signature,
      @Header(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
    if (expires == null || signature == null) {
      throw DomainError.notFound();
    }
    var blob = photos.open(id, variant, expires, signature).orElseThrow(DomainError::notFound);
    var etag = "\"" + id + "-" + variant + "\"";
    long seconds = expires - clock.instant().getEpochSecond();
    return content(blob, Cached.isKnown(etag, ifNoneMatch))
        .header(HttpHeaders.ETAG, etag)
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + seconds)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline");
  }

  private static MutableHttpResponse<?> content(BlobStore.Blob blob, boolean known) {
    if (!known) {
      var file = new StreamedFile(blob.stream(), MediaType.IMAGE_JPEG_TYPE, 0, blob.size());
      return HttpResponse.ok(file);
    }
    try (blob) {
      return HttpResponse.notModified();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(CompletedFileUpload file, Path target) throws IOException {
    try (var in = file.getInputStream()) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
