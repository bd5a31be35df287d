package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lvdao.platform.seal.SealingKeys;
import org.lvdao.platform.seal.SealingSettings;

class PhoneNumbersTest {
  private static final String NUMBER = "13800138000";

  /** {@link #NUMBER} as it was sealed under the same key in 2026: such rows must always open. */
  private static final byte[] SEALED_EARLIER =
      HexFormat.of()
          .parseHex(
              "0178a47bc41763b6c13a7fdc4616a7e28b9b25f329c0262a"
                  + "15ccfa9857e01913b930b9449ab4a626");

  private PhoneNumbers phones;

  @BeforeEach
  void takeTheKeys() {
    phones =
        new PhoneNumbers(
            new SealingKeys(
                new SealingSettings(
                    "bHZkYW8tbG9jYWwtcGhvbmUta2V5LTMyLWJ5dGVzLTA=",
                    "bHZkYW8tbG9jYWwtaW5kZXgta2V5LTMyLWJ5dGVzLTA=")));
  }

  @Test
  void a_number_opens_again_and_never_looks_the_same() {
    var sealed = phones.seal(NUMBER);
    var again = phones.seal(NUMBER);
    assertThat(phones.open(sealed.ciphertext())).isEqualTo(NUMBER);
    assertThat(phones.mask(sealed.ciphertext())).isEqualTo("138****8000");
    assertThat(sealed.ciphertext()).isNotEqualTo(again.ciphertext());
    assertThat(sealed.index()).isEqualTo(again.index());
  }

  @Test
  void a_number_that_was_sealed_earlier_opens() {
    assertThat(phones.open(SEALED_EARLIER)).isEqualTo(NUMBER);
  }

  @Test
  void an_altered_number_does_not_open() {
    var altered = phones.seal(NUMBER).ciphertext();
    altered[altered.length - 1] ^= 1;
    assertThatThrownBy(() -> phones.open(altered)).isInstanceOf(IllegalStateException.class);
  }
}
