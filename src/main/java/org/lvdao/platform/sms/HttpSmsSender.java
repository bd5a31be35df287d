package org.lvdao.platform.sms;

import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.ObjectMapper;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.Map;
import org.lvdao.platform.http.HttpCaller;
import org.lvdao.platform.http.NoAnswer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages to a gateway as JSON. {@code X-Lvdao-Signature} is the HMAC-SHA256, in
 * hexadecimal, of the {@code X-Lvdao-Timestamp} (seconds since 1970), a point and the body. Every
 * try of a message has the same {@code id}, by which the gateway sends it once. A status of the
 * 200s means taken; 429, the 500s and no answer are tried again, anything else is final.
 */
@Singleton
@Requires(property = "lvdao.sms.sender", value = "http")
class HttpSmsSender implements SmsSender {
  private static final Logger log = LoggerFactory.getLogger(HttpSmsSender.class);

  private final HttpSmsSettings settings;
  private final ObjectMapper json;
  private final InstantSource clock;
  private final HttpCaller http;

  HttpSmsSender(HttpSmsSettings settings, ObjectMapper json, InstantSource clock) {
    this.settings = settings;
    this.json = json;
    this.clock = clock;
    this.http = new HttpCaller(settings.timeout());
  }

  @Serdeable
  record Wire(String id, String phone, String template, Map<String, String> parameters) {
    @Override
    public String toString() {
      return "Wire[" + id + "]";
    }
  }

  @Override
  public void send(SmsMessage message) {
    var body = body(message);
    var failure = "no try";
    for (int attempt = 0; attempt < settings.attempts(); attempt++) {
      try {
        int status = post(body);
        if (status / 100 == 2) {
          return;
        }
        failure = "status " + status;
        if (status != 429 && status / 100 != 5) {
          break;
        }
      } catch (NoAnswer none) {
        failure = String.valueOf(none.getMessage());
        if (Thread.currentThread().isInterrupted()) {
          break;
        }
      }
    }
    log.warn("{} was not taken: {}", message, failure);
    throw new SmsUnavailable(failure);
  }

  private String body(SmsMessage message) {
    try {
      return json.writeValueAsString(
          new Wire(
              Long.toString(message.id()),
              message.phone(),
              message.template(),
              message.parameters()));
    } catch (IOException impossible) {
      throw new IllegalStateException("A text message cannot be written", impossible);
    }
  }

  private int post(String body) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return http.send(
            HttpRequest.newBuilder(settings.address())
                .header("Content-Type", "application/json")
                .header(SmsSignature.TIMESTAMP, timestamp)
                .header(SmsSignature.SIGNATURE, SmsSignature.of(settings.secret(), timestamp, body))
                .POST(BodyPublishers.ofString(body)),
            BodyHandlers.discarding())
        .statusCode();
  }
}
