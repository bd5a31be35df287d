package org.lvdao.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
  private static final String SECRET =
      "a secret that is long enough for HS256, and for HS512 as well..!";
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

  private final AccessTokens tokens = at(NOW);

  @Test
  void a_token_says_whose_it_is() {
    assertThat(tokens.read(tokens.issue(7, 8))).contains(new AccessTokens.Claims(7, 8));
    assertThat(tokens.read(sign(SECRET, JWSAlgorithm.HS256, claims -> claims))).isPresent();
  }

  @Test
  void a_token_ends_after_15_minutes() {
    var token = tokens.issue(7, 8);
    assertThat(at(NOW.plus(Duration.ofMinutes(15)).minusMillis(1)).read(token)).isPresent();
    assertThat(at(NOW.plus(Duration.ofMinutes(15))).read(token)).isEmpty();
  }

  @Test
  void a_token_of_a_clock_slightly_ahead_is_accepted_and_no_later_one() {
    assertThat(at(NOW.minusSeconds(5)).read(tokens.issue(7, 8))).isPresent();
    assertThat(at(NOW.minusSeconds(6)).read(tokens.issue(7, 8))).isEmpty();
  }

  @Test
  void tokens_of_others_are_refused() {
    assertRefused(sign("b" + SECRET.substring(1), JWSAlgorithm.HS256, claims -> claims));
    assertRefused(sign(SECRET, JWSAlgorithm.HS512, claims -> claims));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.issuer("other")));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.issuer(null)));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.audience("other")));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.audience((String) null)));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.expirationTime(null)));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.notBeforeTime(null)));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.subject("me")));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.subject(null)));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, claims -> claims.claim("sid", null)));
    assertRefused(sign(SECRET, JWSAlgorithm.HS256, JOSEObjectType.JWT, claims -> claims));
  }

  @Test
  void a_token_without_a_signature_is_refused() {
    assertRefused(new PlainJWT(claims().build()).serialize());
    var token = tokens.issue(7, 8);
    assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
    assertRefused("");
    assertRefused("nonsense");
  }

  @Test
  void a_missing_or_short_secret_signs_nothing() {
    for (var secret : new String[] {"", "x".repeat(31)}) {
      var settings = new JwtSettings(secret, Duration.ofMinutes(15));
      assertThatThrownBy(
              () -> new AccessTokens(new Keys(settings), settings, InstantSource.fixed(NOW)))
          .isInstanceOf(JOSEException.class);
    }
  }

  private void assertRefused(String token) {
    assertThat(tokens.read(token)).isEmpty();
  }

  private static AccessTokens at(Instant now) {
    var settings = new JwtSettings(SECRET, Duration.ofMinutes(15));
    try {
      return new AccessTokens(new Keys(settings), settings, InstantSource.fixed(now));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static String sign(
      String secret, JWSAlgorithm algorithm, UnaryOperator<JWTClaimsSet.Builder> change) {
    return sign(secret, algorithm, AccessTokens.TYPE, change);
  }

  private static String sign(
      String secret,
      JWSAlgorithm algorithm,
      JOSEObjectType type,
      UnaryOperator<JWTClaimsSet.Builder> change) {
    var header = new JWSHeader.Builder(algorithm).type(type).build();
    var token = new SignedJWT(header, change.apply(claims()).build());
    try {
      token.sign(new MACSigner(secret));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
    return token.serialize();
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .issuer(AccessTokens.ISSUER)
        .audience(AccessTokens.AUDIENCE)
        .subject("7")
        .claim(AccessTokens.SESSION, "8")
        .notBeforeTime(Date.from(NOW))
        .expirationTime(Date.from(NOW.plusSeconds(60)));
  }
}
