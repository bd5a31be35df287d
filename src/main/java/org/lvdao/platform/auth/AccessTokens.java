package org.lvdao.platform.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/** Issues and reads access tokens: JWT (RFC 9068 {@code at+jwt}) signed with HS256. */
@Singleton
public class AccessTokens {
  static final String ISSUER = "lvdao";
  static final String AUDIENCE = "lvdao-api";
  static final String SESSION = "sid";
  static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  /** How far the clocks of two nodes may be apart: a fresh token must not come too early. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  private final MACSigner signer;
  private final MACVerifier verifier;
  private final Duration lifetime;
  private final InstantSource clock;

  AccessTokens(Keys keys, JwtSettings settings, InstantSource clock) throws JOSEException {
    this.signer = new MACSigner(keys.accessTokens());
    this.verifier = new MACVerifier(keys.accessTokens());
    this.lifetime = settings.lifetime();
    this.clock = clock;
  }

  /** What a token that holds says. */
  public record Claims(long accountId, long sessionId) {}

  public Duration lifetime() {
    return lifetime;
  }

  public String issue(long accountId, long sessionId) {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(Long.toString(accountId))
            .claim(SESSION, Long.toString(sessionId))
            .issueTime(Date.from(now))
            .notBeforeTime(Date.from(now))
            .expirationTime(Date.from(now.plus(lifetime)))
            .build();
    var token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).build(), claims);
    try {
      token.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("The token cannot be signed", e);
    }
    return token.serialize();
  }

  /**
   * @return empty unless signature, algorithm, type, issuer, audience and times all hold
   */
  public Optional<Claims> read(String text) {
    try {
      var token = SignedJWT.parse(text);
      var header = token.getHeader();
      if (!JWSAlgorithm.HS256.equals(header.getAlgorithm())
          || !TYPE.equals(header.getType())
          || !token.verify(verifier)) {
        return Optional.empty();
      }
      var claims = token.getJWTClaimsSet();
      return holds(claims)
          ? Optional.of(
              new Claims(
                  Long.parseLong(claims.getSubject()),
                  Long.parseLong(claims.getStringClaim(SESSION))))
          : Optional.empty();
    } catch (ParseException | JOSEException | NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  private boolean holds(JWTClaimsSet claims) {
    Instant now = clock.instant();
    return ISSUER.equals(claims.getIssuer())
        && List.of(AUDIENCE).equals(claims.getAudience())
        && claims.getExpirationTime() != null
        && now.isBefore(claims.getExpirationTime().toInstant())
        && claims.getNotBeforeTime() != null
        && !now.plus(SKEW).isBefore(claims.getNotBeforeTime().toInstant());
  }
}
