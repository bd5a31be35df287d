package org.lvdao.account;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lvdao.platform.database.StoredJson;

/** Writes an export as a ZIP, of which no more than a page is ever in memory. */
final class ZipArchive implements PersonalArchive {
  private static final int PAGE = 100;

  private final ZipOutputStream zip;
  private final StoredJson json;

  /**
   * @param target stays the caller's to close
   */
  ZipArchive(OutputStream target, StoredJson json) {
    this.zip = new ZipOutputStream(new BufferedOutputStream(target), StandardCharsets.UTF_8);
    this.json = json;
  }

  @Override
  public void value(String name, Object value) throws IOException {
    begin(name + ".json", Deflater.DEFAULT_COMPRESSION);
    write(json.write(value));
    zip.closeEntry();
  }

  @Override
  public <T> void list(String name, Pages<T> pages, Function<T, ?> view) throws IOException {
    begin(name + ".json", Deflater.DEFAULT_COMPRESSION);
    var between = "[\n";
    List<T> page = pages.after(null, PAGE);
    while (!page.isEmpty()) {
      for (var row : page) {
        write(between + json.write(view.apply(row)));
        between = ",\n";
      }
      page = pages.after(page.getLast(), PAGE);
    }
    write(between.equals("[\n") ? "[]" : "\n]");
    zip.closeEntry();
  }

  @Override
  public void file(String name, InputStream content) throws IOException {
    begin(name, Deflater.NO_COMPRESSION);
    content.transferTo(zip);
    zip.closeEntry();
  }

  /** Nothing can be added any more. */
  void finish() throws IOException {
    zip.finish();
    zip.flush();
  }

  private void begin(String name, int compression) throws IOException {
    zip.setLevel(compression);
    zip.putNextEntry(new ZipEntry(name));
  }

  private void write(String text) throws IOException {
    zip.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
