package org.lvdao.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} promises. */
abstract class BlobStoreContract {
  abstract BlobStore store();

  @Test
  void what_was_put_is_got() throws IOException {
    var bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);

    store().put("photo/1/large.jpg", bytes);

    assertThat(read("photo/1/large.jpg")).isEqualTo(bytes);
  }

  @Test
  void more_than_memory_should_hold_comes_from_a_stream() throws IOException {
    var bytes = new byte[3 << 20];
    new Random(1).nextBytes(bytes);

    store().put("export/1.zip", bytes.length, () -> new ByteArrayInputStream(bytes));

    assertThat(read("export/1.zip")).isEqualTo(bytes);
  }

  @Test
  void a_stream_that_ends_early_leaves_nothing() throws IOException {
    var store = store();
    var content = new byte[] {1, 2, 3};

    assertThatThrownBy(() -> store.put("export/2.zip", 4, () -> new ByteArrayInputStream(content)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.get("export/2.zip")).isEmpty();
  }

  @Test
  void an_empty_blob_is_refused() {
    var store = store();
    assertThatThrownBy(() -> store.put("photo/2/large.jpg", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothing_stands_under_a_key_never_used() throws IOException {
    assertThat(store().get("photo/3/large.jpg")).isEmpty();
    store().delete("photo/3/large.jpg");
  }

  @Test
  void a_second_put_replaces_the_first() throws IOException {
    store().put("photo/4/a", new byte[] {1, 2, 3});
    store().put("photo/4/a", new byte[] {4});

    assertThat(read("photo/4/a")).containsExactly(4);
  }

  @Test
  void what_was_deleted_is_gone_and_its_neighbour_is_not() throws IOException {
    store().put("photo/5/a", new byte[] {1});
    store().put("photo/5/b", new byte[] {2});

    store().delete("photo/5/a");
    store().delete("photo/5/a");

    assertThat(store().get("photo/5/a")).isEmpty();
    assertThat(read("photo/5/b")).containsExactly(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "a//b",
        "../a",
        "a/../../b",
        "a/.",
        ".hidden",
        "a\\b",
        "a b",
        "C:x",
        "a/",
        "a\0b",
        "照片"
      })
  void a_key_that_could_leave_the_store_is_refused(String key) {
    var store = store();
    assertThatThrownBy(() -> store.put(key, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.get(key)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete(key)).isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] read(String key) throws IOException {
    try (var blob = store().get(key).orElseThrow()) {
      var bytes = blob.stream().readAllBytes();
      assertThat(blob.size()).isEqualTo(bytes.length);
      return bytes;
    }
  }
}
