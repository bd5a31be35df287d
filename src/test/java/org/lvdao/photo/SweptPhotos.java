package org.lvdao.photo;

import io.micronaut.context.ApplicationContext;

/** Lets the sweep run now instead of by and by. */
public final class SweptPhotos {
  private SweptPhotos() {}

  public static void sweep(ApplicationContext beans) {
    beans.getBean(PhotoSweep.class).sweep();
  }
}
