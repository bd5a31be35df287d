package org.lvdao.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderBlobStoreTest extends BlobStoreContract {
  @TempDir Path folder;

  @Override
  BlobStore store() {
    return new FolderBlobStore(new FolderSettings(folder.toString()));
  }

  @Test
  void no_temporary_file_stays_and_no_folder_grows_large() throws IOException {
    for (int i = 0; i < 200; i++) {
      store().put("photo/" + i + "/thumb.jpg", new byte[] {1});
    }
    try (var files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSize(200)
          .allMatch(file -> file.endsWith("thumb.jpg"));
    }
    try (var top = Files.list(folder)) {
      assertThat(top.count()).isGreaterThan(50);
    }
  }
}
