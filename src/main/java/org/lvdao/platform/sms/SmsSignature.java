package org.lvdao.platform.sms;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.lvdao.platform.auth.Digests;

/** How the gateway and we sign what we send each other. */
final class SmsSignature {
  static final String TIMESTAMP = "X-Lvdao-Timestamp";
  static final String SIGNATURE = "X-Lvdao-Signature";

  private SmsSignature() {}

  /**
   * @param timestamp seconds since 1970
   * @return HMAC-SHA256 of the timestamp, a point and the body, in hexadecimal
   */
  static String of(String secret, String timestamp, String body) {
    var signed = (timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
    var key = secret.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Digests.hmacSha256(key, signed));
  }
}
