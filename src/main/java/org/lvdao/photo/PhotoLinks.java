package org.lvdao.photo;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import org.lvdao.platform.auth.Digests;

/**
 * Makes and checks the addresses of photos. Who holds a link may see the photo until the link
 * expires, so that an {@code <img>} needs no sign-in; who may get a link is the owner's business.
 */
@Singleton
class PhotoLinks {
  private final byte[] key;
  private final PhotoSettings settings;
  private final String base;
  private final InstantSource clock;

  PhotoLinks(LinkSettings link, PhotoSettings settings, InstantSource clock) {
    this.key = link.secret().getBytes(StandardCharsets.UTF_8);
    this.settings = settings;
    this.base = link.publicUrl().replaceAll("/+$", "");
    this.clock = clock;
  }

  PhotoView.Links links(long photoId) {
    long expires = clock.instant().plus(settings.linkLifetime()).getEpochSecond();
    return new PhotoView.Links(
        link(photoId, Variant.THUMB, expires),
        link(photoId, Variant.MEDIUM, expires),
        link(photoId, Variant.LARGE, expires));
  }

  /** The address of one file, for as long as it is needed. */
  String link(long photoId, Variant variant, Duration lifetime) {
    return link(photoId, variant, clock.instant().plus(lifetime).getEpochSecond());
  }

  /** Whether the address was made here and has not expired. */
  boolean isValid(long photoId, Variant variant, long expires, String signature) {
    var expected = sign(photoId, variant, expires).getBytes(StandardCharsets.US_ASCII);
    var given = signature.getBytes(StandardCharsets.UTF_8);
    return MessageDigest.isEqual(expected, given)
        && clock.instant().isBefore(Instant.ofEpochSecond(expires));
  }

  private String link(long photoId, Variant variant, long expires) {
    return "%s/api/v1/photos/%d/%s?expires=%d&signature=%s"
        .formatted(base, photoId, variant.word(), expires, sign(photoId, variant, expires));
  }

  private String sign(long photoId, Variant variant, long expires) {
    var text = "photo/" + photoId + "/" + variant.word() + "/" + expires;
    var signature = Digests.hmacSha256(key, text.getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }
}
