package org.lvdao.platform.push;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.firebase.FirebaseApp;
import com.google.firebase.FirebaseOptions;
import com.google.firebase.messaging.AndroidConfig;
import com.google.firebase.messaging.ApnsConfig;
import com.google.firebase.messaging.Aps;
import com.google.firebase.messaging.FirebaseMessaging;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.Message;
import com.google.firebase.messaging.Notification;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Firebase Cloud Messaging by Google's own SDK, which is loaded with the first push. The SDK itself
 * repeats a request that was answered with 503, up to four times within eight seconds.
 */
@Singleton
class FirebasePush implements PushSender {
  private static final String GOOGLE = "fcm.googleapis.com";

  /** What Google asks of those whom it does not tell how long. */
  private static final Duration QUOTA_PAUSE = Duration.ofMinutes(1);

  private final FcmSettings settings;
  private final ReentrantLock starting = new ReentrantLock();
  private volatile @Nullable FirebaseApp app;

  FirebasePush(FcmSettings settings) {
    this.settings = settings;
  }

  @Override
  public boolean isOn() {
    return settings.credentials() != null && !settings.credentials().isBlank();
  }

  @Override
  public PushResult send(Push push) {
    try {
      FirebaseMessaging.getInstance(app()).send(message(push));
      return new PushResult.Sent();
    } catch (FirebaseMessagingException failure) {
      return result(failure);
    }
  }

  private static Message message(Push push) {
    return Message.builder()
        .setToken(push.token())
        .setNotification(notification(push))
        .putAllData(push.data())
        .setAndroidConfig(AndroidConfig.builder().setCollapseKey(push.collapseKey()).build())
        .setApnsConfig(
            ApnsConfig.builder()
                .putHeader("apns-collapse-id", push.collapseKey())
                .setAps(Aps.builder().setSound("default").build())
                .build())
        .build();
  }

  private static Notification notification(Push push) {
    var notification = Notification.builder().setTitle(push.title());
    return (push.body() == null ? notification : notification.setBody(push.body())).build();
  }

  /** The words of a failure can quote the token, so only its code is told. */
  private static PushResult result(FirebaseMessagingException failure) {
    var code = failure.getMessagingErrorCode();
    if (code == null) {
      return unexplained(failure);
    }
    return switch (code) {
      case UNREGISTERED -> new PushResult.TokenGone();
      case QUOTA_EXCEEDED ->
          new PushResult.Away(
              code.name(), Objects.requireNonNullElse(retryAfter(failure), QUOTA_PAUSE));
      case UNAVAILABLE, INTERNAL -> new PushResult.Away(code.name(), retryAfter(failure));
      case INVALID_ARGUMENT, SENDER_ID_MISMATCH, THIRD_PARTY_AUTH_ERROR ->
          new PushResult.Refused(code.name());
    };
  }

  /**
   * Without an answer, or with one that does not explain itself: the JDK shows no body of a 401.
   */
  private static PushResult unexplained(FirebaseMessagingException failure) {
    var code = failure.getErrorCode();
    return switch (code) {
      case UNAUTHENTICATED, PERMISSION_DENIED -> new PushResult.Refused(code.name());
      default -> new PushResult.Away("no answer: " + code, retryAfter(failure));
    };
  }

  /** Google gives whole seconds. */
  private static @Nullable Duration retryAfter(FirebaseMessagingException failure) {
    var response = failure.getHttpResponse();
    if (response == null) {
      return null;
    }
    for (var header : response.getHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Retry-After")) {
        var value = header.getValue();
        var text =
            String.valueOf(value instanceof Iterable<?> list ? list.iterator().next() : value);
        return text.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(text)) : null;
      }
    }
    return null;
  }

  private FirebaseApp app() {
    var present = app;
    if (present != null) {
      return present;
    }
    starting.lock();
    try {
      var started = app;
      if (started == null) {
        started = start();
        app = started;
      }
      return started;
    } finally {
      starting.unlock();
    }
  }

  private FirebaseApp start() {
    if (!isOn()) {
      throw new IllegalStateException("LVDAO_FCM_CREDENTIALS is not set");
    }
    try (var key = Files.newInputStream(Path.of(String.valueOf(settings.credentials())))) {
      int millis = (int) settings.timeout().toMillis();
      var options =
          FirebaseOptions.builder()
              .setCredentials(GoogleCredentials.fromStream(key))
              .setHttpTransport(transport(settings.url()))
              .setConnectTimeout(millis)
              .setReadTimeout(millis)
              .build();
      // A name of its own, because the SDK keeps all apps of the process in one place.
      return FirebaseApp.initializeApp(options, "lvdao-" + UUID.randomUUID());
    } catch (IOException unreadable) {
      throw new UncheckedIOException("LVDAO_FCM_CREDENTIALS cannot be read", unreadable);
    }
  }

  /** The SDK has Google's address in its code. */
  private static HttpTransport transport(URI base) {
    return new NetHttpTransport.Builder()
        .setConnectionFactory(
            asked -> {
              var target =
                  asked.getHost().equals(GOOGLE) ? base.resolve(asked.getFile()).toURL() : asked;
              return (HttpURLConnection) target.openConnection();
            })
        .build();
  }

  @PreDestroy
  void stop() {
    var present = app;
    if (present != null) {
      present.delete();
    }
  }
}
