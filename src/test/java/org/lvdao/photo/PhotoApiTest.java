package org.lvdao.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lvdao.kernel.DomainError;
import org.lvdao.local.Answer;
import org.lvdao.local.Api;
import org.lvdao.local.ApiClient;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.storage.BlobStore;

@LvdaoTest
class PhotoApiTest {
  private static final String PATH = "/api/v1/photos";

  @Inject Api api;
  @Inject PhotoService photos;
  @Inject PhotoRepository rows;
  @Inject Transactions transactions;
  @Inject BlobStore store;
  @Inject PhotoSettings settings;
  @Inject InstantSource clock;

  @Test
  void a_photo_goes_in_and_comes_out_clean() throws Exception {
    var answer = upload(api.resident("photo-alice"), Pictures.resource("everything.jpg")).is(201);

    var body = answer.body();
    var id = body.path("id").asText();
    assertThat(answer.header("Location")).endsWith(PATH + "/" + id);
    assertThat(body.path("width").asInt()).isEqualTo(160);
    assertThat(body.path("height").asInt()).isEqualTo(240);
    var position = body.path("suggestedPosition");
    assertThat(position.path("lat").asDouble()).isEqualTo(36.6751);
    assertThat(position.path("datum").asText()).isEqualTo("WGS84");
    assertThat(body.path("capturedAt").asText()).isEqualTo("2026-11-20T08:30:15+08:00");
    for (var variant : Variant.values()) {
      var file = api.anonymous().get(body.path("links").path(variant.word()).asText()).is(200);
      assertThat(file.header("Content-Type")).isEqualTo("image/jpeg");
      assertThat(file.header("Content-Length")).isEqualTo(Integer.toString(file.bytes().length));
      assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(file.header("Cache-Control")).startsWith("private, max-age=");
      PictureCleanerTest.assertNothingButPixels(file.bytes());
    }
  }

  @Test
  void a_photo_known_to_the_browser_is_not_sent_again() {
    var link = link(upload(api.resident("photo-alice"), Pictures.jpeg(64, 64)));
    var etag = api.anonymous().get(link).header("ETag");

    var again = api.anonymous().with("If-None-Match", etag).get(link).is(304);

    assertThat(again.bytes()).isEmpty();
  }

  @Test
  void a_picture_without_notes_suggests_nothing() {
    var body = upload(api.resident("photo-alice"), Pictures.png(64, 64)).is(201).body();

    assertThat(body.path("suggestedPosition").isNull()).isTrue();
    assertThat(body.path("capturedAt").isNull()).isTrue();
  }

  @Test
  void every_account_may_upload_and_nobody_else() {
    upload(api.staff("handler.tianqiao"), Pictures.jpeg(64, 64)).is(201);
    upload(api.staff("collector1.tianqiao"), Pictures.jpeg(64, 64)).is(201);
    upload(api.anonymous(), Pictures.jpeg(64, 64)).isProblem(401, "unauthenticated");
  }

  @ParameterizedTest
  @EnumSource(value = PhotoProblem.class, names = "PHOTO_BUSY", mode = EnumSource.Mode.EXCLUDE)
  void a_bad_file_is_answered_with_what_to_do(PhotoProblem problem) {
    var alice = api.resident("photo-alice");
    var jpeg = Pictures.jpeg(64, 64);
    var file =
        switch (problem) {
          case PHOTO_TOO_LARGE -> Pictures.joined(jpeg, new byte[16 << 20]);
          case PHOTO_TOO_MANY_PIXELS -> Pictures.withJpegSize(jpeg, 10_000, 6_001);
          case PHOTO_HEIC -> Pictures.resource("phone.heic");
          case PHOTO_NOT_AN_IMAGE -> Pictures.ascii("GIF89a" + "x".repeat(100));
          case PHOTO_POLYGLOT -> Pictures.joined(jpeg, Pictures.ascii("<script>"));
          case PHOTO_DAMAGED -> Arrays.copyOf(jpeg, jpeg.length / 2);
          case PHOTO_BUSY -> throw new AssertionError();
        };

    var answer = upload(alice, file);

    answer.isProblem(problem.category().status(), problem.code());
    assertThat(answer.body().path("detail").asText()).isNotEmpty();
    upload(alice, jpeg).is(201);
  }

  @Test
  void a_link_that_was_altered_or_has_expired_finds_nothing() {
    var link = link(upload(api.resident("photo-alice"), Pictures.jpeg(64, 64)));
    var id = link.split("/")[4];

    api.anonymous().get(link.replace("/thumb", "/large")).isProblem(404, "not-found");
    api.anonymous().get(link.replaceAll("expires=\\d+", "expires=1")).isProblem(404, "not-found");
    api.anonymous().get(PATH + "/" + id + "/thumb").isProblem(404, "not-found");
    api.anonymous().get(link.replace("/thumb", "/tiny")).isProblem(404, "not-found");
  }

  @Test
  void a_used_photo_is_its_owners_and_nobody_elses() {
    var row = insert(41);

    attach(41, List.of(row), 7);
    attach(41, List.of(row), 7);

    assertRefused("/photoIds/0", "photo-unknown", () -> attach(41, List.of(row), 8));
    assertRefused("/photoIds/0", "photo-unknown", () -> attach(42, List.of(row), 7));
    var free = insert(41);
    assertRefused("/photoIds/1", "photo-duplicate", () -> attach(41, List.of(free, free), 9));
    attach(41, List.of(free), 9);
    assertThat(photos.views(List.of(free, row, 1L)).keySet()).containsExactly(free, row);
  }

  @Test
  void unused_photos_vanish_after_a_day_and_used_ones_stay() throws Exception {
    var used = insert(43);
    var unused = insert(43);
    attach(43, List.of(used), 7);
    for (var id : List.of(used, unused)) {
      store.put(Variant.THUMB.key(id), new byte[] {1});
    }
    var almost = settings.unusedLifetime().minusMinutes(5);
    sweepAfter(almost);
    assertThat(photos.views(List.of(used, unused))).hasSize(2);

    sweepAfter(settings.unusedLifetime().plusMinutes(1));

    assertThat(photos.views(List.of(used, unused)).keySet()).containsExactly(used);
    assertThat(isStored(Variant.THUMB.key(used))).isTrue();
    assertThat(isStored(Variant.THUMB.key(unused))).isFalse();
    assertRefused("/photoIds/0", "photo-unknown", () -> attach(43, List.of(unused), 7));
  }

  @Test
  void a_forgotten_photo_is_gone_at_once_and_its_files_with_the_next_sweep() throws Exception {
    var answer = upload(api.resident("photo-alice"), Pictures.jpeg(64, 64));
    long id = answer.body().path("id").asLong();

    photos.forget(List.of(id));

    api.anonymous().get(link(answer)).isProblem(404, "not-found");
    assertThat(isStored(Variant.LARGE.key(id))).isTrue();
    sweepAfter(Duration.ZERO);
    assertThat(isStored(Variant.LARGE.key(id))).isFalse();
  }

  private boolean isStored(String key) throws Exception {
    var blob = store.get(key);
    if (blob.isPresent()) {
      blob.get().close();
    }
    return blob.isPresent();
  }

  private void sweepAfter(Duration time) {
    InstantSource later = () -> clock.instant().plus(time);
    new PhotoSweep(rows, store, transactions, settings, later).sweep();
  }

  private long insert(long uploaderId) {
    var id = clock.millis() * 1000 + NEXT.incrementAndGet();
    transactions.run(
        () -> {
          rows.insert(id, uploaderId, 64, 64, 1, 1, 1, clock.instant());
          rows.markReady(id);
        });
    return id;
  }

  private static final AtomicLong NEXT = new AtomicLong();

  private void attach(long uploaderId, List<Long> ids, long ownerId) {
    transactions.run(() -> photos.attach(uploaderId, ids, "test", ownerId, "/photoIds"));
  }

  private static void assertRefused(String pointer, String code, Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            DomainError.class,
            error ->
                assertThat(error.errors())
                    .containsExactly(new DomainError.FieldError(pointer, code)));
  }

  private static Answer upload(ApiClient client, byte[] file) {
    return client.upload(PATH, "file", "IMG_0001.JPG", "image/jpeg", file);
  }

  private static String link(Answer upload) {
    return upload.is(201).body().path("links").path("thumb").asText();
  }
}
