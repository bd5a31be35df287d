package org.lvdao.platform.storage;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Blobs as files, spread over 65,536 sub-folders by a hash of the key so that no folder grows
 * large. With several nodes the folder must be a shared one.
 */
@Singleton
@Requires(property = "lvdao.photo.store", value = "folder", defaultValue = "folder")
class FolderBlobStore implements BlobStore {
  private final Path root;

  FolderBlobStore(FolderSettings settings) {
    this.root = Path.of(settings.folder()).toAbsolutePath().normalize();
  }

  @Override
  public void put(String key, byte[] bytes) throws IOException {
    BlobKey.filled(bytes);
    put(key, bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  @Override
  public void put(String key, long size, Supplier<InputStream> content) throws IOException {
    BlobKey.filled(size);
    var target = path(key);
    var folder = target.resolveSibling("");
    Files.createDirectories(folder);
    var temporary = folder.resolve("." + UUID.randomUUID() + ".tmp");
    try {
      try (var channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        try (var in = content.get()) {
          in.transferTo(Channels.newOutputStream(channel));
        }
        if (channel.size() != size) {
          throw new IllegalStateException("The content has another size than was said");
        }
        channel.force(true);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      sync(folder);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  @Override
  public Optional<Blob> get(String key) throws IOException {
    var path = path(key);
    try {
      var channel = FileChannel.open(path, StandardOpenOption.READ);
      return Optional.of(new Blob(channel.size(), Channels.newInputStream(channel)));
    } catch (NoSuchFileException absent) {
      return Optional.empty();
    }
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(path(key));
  }

  private Path path(String key) {
    int hash = BlobKey.checked(key).hashCode() * 0x9E3779B9;
    var path =
        root.resolve("%02x".formatted(hash >>> 24))
            .resolve("%02x".formatted(hash >>> 16 & 0xff))
            .resolve(key)
            .normalize();
    if (!path.startsWith(root)) {
      throw new IllegalArgumentException("Not a key: " + key);
    }
    return path;
  }

  /** A renamed file survives a power cut only once its folder is written too; Windows cannot. */
  private static void sync(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException unsupported) {
      // The content itself is on disk; a file system without folder sync keeps its own order.
    }
  }
}
