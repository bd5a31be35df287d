package org.lvdao.photo;

import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * The bytes of a picture, for decoders that do not stop at their end: the one of WebP takes what is
 * not there for zeros, and a file of some hundred bytes can make it do so for many minutes.
 */
final class PictureInput extends ImageInputStreamImpl {
  /** Some read a little ahead. */
  private static final int MOST_READS_PAST_END = 1_000;

  private final byte[] bytes;
  private int pastEnd;

  PictureInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    checkClosed();
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xFF : end();
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    checkClosed();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      return end();
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, from, count);
    streamPos += count;
    return count;
  }

  private int end() throws IIOException {
    pastEnd++;
    if (pastEnd > MOST_READS_PAST_END) {
      throw new IIOException("The decoder reads on after the end");
    }
    return -1;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
