package org.lvdao.platform.storage;

import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Blobs as objects of one bucket, which the operator makes beforehand and keeps private. */
@Singleton
@Requires(property = "lvdao.photo.store", value = "s3")
class S3BlobStore implements BlobStore {
  private static final int NOT_FOUND = 404;
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration READ = Duration.ofSeconds(20);
  private static final Duration WHOLE_CALL = Duration.ofSeconds(60);

  private final S3Client s3;
  private final String bucket;

  S3BlobStore(S3Settings settings) {
    this.bucket = settings.bucket();
    var builder =
        S3Client.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(credentials(settings))
            // Most services with this protocol know neither virtual hosts nor chunks nor the newer
            // checksums.
            .serviceConfiguration(s -> s.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(o -> o.apiCallTimeout(WHOLE_CALL))
            .httpClientBuilder(
                UrlConnectionHttpClient.builder().connectionTimeout(CONNECT).socketTimeout(READ));
    var endpoint = settings.endpoint();
    if (endpoint != null && !endpoint.isBlank()) {
      builder.endpointOverride(URI.create(endpoint));
    }
    this.s3 = builder.build();
  }

  @Override
  public void put(String key, byte[] bytes) throws IOException {
    BlobKey.checked(key);
    BlobKey.filled(bytes);
    attempt(() -> s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromBytes(bytes)));
  }

  @Override
  public void put(String key, long size, Supplier<InputStream> content) throws IOException {
    BlobKey.checked(key);
    BlobKey.filled(size);
    var body = RequestBody.fromContentProvider(content::get, size, "application/octet-stream");
    attempt(() -> s3.putObject(r -> r.bucket(bucket).key(key), body));
  }

  @Override
  public Optional<Blob> get(String key) throws IOException {
    BlobKey.checked(key);
    return found(() -> s3.getObject(r -> r.bucket(bucket).key(key)))
        .map(answer -> new Blob(answer.response().contentLength(), answer));
  }

  @Override
  public void delete(String key) throws IOException {
    BlobKey.checked(key);
    found(() -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
  }

  @PreDestroy
  void close() {
    s3.close();
  }

  private static <T> Optional<T> found(Supplier<T> call) throws IOException {
    try {
      return Optional.of(call.get());
    } catch (S3Exception failure) {
      if (failure.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      throw new IOException("The object store refused: " + failure.statusCode(), failure);
    } catch (SdkException failure) {
      throw new IOException("The object store is away", failure);
    }
  }

  private static <T> T attempt(Supplier<T> call) throws IOException {
    return found(call).orElseThrow(() -> new IOException("The object store has no such bucket"));
  }

  private static AwsCredentialsProvider credentials(S3Settings settings) {
    var accessKey = settings.accessKey();
    var secretKey = settings.secretKey();
    return accessKey == null || accessKey.isBlank() || secretKey == null || secretKey.isBlank()
        ? DefaultCredentialsProvider.builder().build()
        : StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey));
  }
}
