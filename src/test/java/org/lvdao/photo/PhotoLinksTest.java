package org.lvdao.photo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PhotoLinksTest {
  private static final PhotoSettings SETTINGS =
      new PhotoSettings(Duration.ofMinutes(10), Duration.ofHours(24), 2, Duration.ofSeconds(10));
  private Instant now = Instant.parse("2026-11-21T00:00:00Z");
  private final PhotoLinks links = links("a-secret-of-the-test", "");

  @Test
  void a_link_works_until_it_expires() {
    var link = new Parts(links.links(7).thumb());
    assertThat(link.valid(links, 7, Variant.THUMB)).isTrue();

    now = now.plus(Duration.ofMinutes(10)).minusMillis(1);
    assertThat(link.valid(links, 7, Variant.THUMB)).isTrue();

    now = now.plusMillis(1);
    assertThat(link.valid(links, 7, Variant.THUMB)).isFalse();
  }

  @Test
  void a_link_opens_one_file_of_one_photo_and_cannot_be_made_longer() {
    var link = new Parts(links.links(7).thumb());
    assertThat(link.valid(links, 8, Variant.THUMB)).isFalse();
    assertThat(link.valid(links, 7, Variant.LARGE)).isFalse();
    assertThat(links.isValid(7, Variant.THUMB, link.expires + 1, link.signature)).isFalse();
    assertThat(links.isValid(7, Variant.THUMB, link.expires, link.signature + "A")).isFalse();
    assertThat(links.isValid(7, Variant.THUMB, link.expires, "")).isFalse();
    assertThat(link.valid(links("another-secret-here", ""), 7, Variant.THUMB)).isFalse();
  }

  @Test
  void links_are_absolute_when_the_public_address_is_known() {
    assertThat(links.links(7).large()).startsWith("/api/v1/photos/7/large?expires=");
    assertThat(links("a-secret-of-the-test", "https://lvdao.example/").links(7).large())
        .startsWith("https://lvdao.example/api/v1/photos/7/large?expires=");
  }

  @Test
  void the_secret_is_not_printed() {
    assertThat(new LinkSettings("a-secret-of-the-test", "").toString()).doesNotContain("secret-of");
  }

  private PhotoLinks links(String secret, String address) {
    return new PhotoLinks(new LinkSettings(secret, address), SETTINGS, () -> now);
  }

  private static final class Parts {
    final long expires;
    final String signature;

    Parts(String link) {
      var query = URI.create(link).getQuery().split("[=&]");
      expires = Long.parseLong(query[1]);
      signature = query[3];
    }

    boolean valid(PhotoLinks links, long id, Variant variant) {
      return links.isValid(id, variant, expires, signature);
    }
  }
}
