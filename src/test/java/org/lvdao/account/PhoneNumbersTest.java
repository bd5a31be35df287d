package org.lvdao.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PhoneNumbersTest {
  private static final String NUMBER = "13800138000";

  /** {@link #NUMBER} as Tink 1.24 sealed it under the same key: rows of that time must open. */
  private static final byte[] BY_TINK =
      HexFormat.of()
          .parseHex(
              "0178a47bc41763b6c13a7fdc4616a7e28b9b25f329c0262a"
                  + "15ccfa9857e01913b930b9449ab4a626");

  private final PhoneNumbers phones =
      new PhoneNumbers(
          new PhoneSettings(
              "bHZkYW8tbG9jYWwtcGhvbmUta2V5LTMyLWJ5dGVzLTA=",
              "bHZkYW8tbG9jYWwtaW5kZXgta2V5LTMyLWJ5dGVzLTA="));

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
  void a_number_that_another_library_sealed_opens() {
    assertThat(phones.open(BY_TINK)).isEqualTo(NUMBER);
  }

  @Test
  void an_altered_number_does_not_open() {
    var altered = phones.seal(NUMBER).ciphertext();
    altered[altered.length - 1] ^= 1;
    assertThatThrownBy(() -> phones.open(altered)).isInstanceOf(IllegalStateException.class);
  }
}
