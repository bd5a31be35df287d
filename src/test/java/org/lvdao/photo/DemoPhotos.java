package org.lvdao.photo;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** Uploads photos for the demo the way the API does. */
public final class DemoPhotos {
  private DemoPhotos() {}

  /** Returns the id of the cleaned and kept photo. */
  public static long upload(ApplicationContext beans, long uploaderId, byte[] file) {
    try {
      var path = Files.createTempFile("lvdao-demo", ".jpg");
      try {
        Files.write(path, file);
        return Long.parseLong(beans.getBean(PhotoService.class).upload(uploaderId, path).id());
      } finally {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
