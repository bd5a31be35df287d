package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, whose eight digits end with our six. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void codes_are_those_of_the_standard(long seconds, String code) {
    assertThat(Totp.code(SECRET, Totp.stepAt(Instant.ofEpochSecond(seconds))))
        .isEqualTo(code.substring(2));
  }

  @Test
  void a_code_holds_one_step_before_and_after() {
    var now = Instant.ofEpochSecond(1_111_111_111);
    long step = Totp.stepAt(now);
    for (int off = -3; off <= 3; off++) {
      var found = Totp.stepOf(SECRET, Totp.code(SECRET, step + off), now);
      if (Math.abs(off) <= 1) {
        assertThat(found).hasValue(step + off);
      } else {
        assertThat(found).isEmpty();
      }
    }
  }

  /** RFC 4648, section 10. */
  @Test
  void secrets_are_written_in_base32() {
    assertThat(RandomCodes.base32("fooba".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("MZXW6YTB");
    assertThat(StaffDesk.base32(RandomCodes.base32(SECRET))).isEqualTo(SECRET);
  }
}
