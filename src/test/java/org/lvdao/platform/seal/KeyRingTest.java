package org.lvdao.platform.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final byte[] VALUE = "13800138000".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NOTHING = {};
  private static final String ONE = key('1');
  private static final String TWO = key('2');

  static String key(char filling) {
    return Base64.getEncoder()
        .encodeToString(String.valueOf(filling).repeat(32).getBytes(StandardCharsets.US_ASCII));
  }

  private static SealingKeys keys(String keys, String indexKeys) {
    return new SealingKeys(new SealingSettings(keys, indexKeys));
  }

  @Test
  void a_key_alone_has_the_id_1_and_the_first_of_several_seals() {
    var alone = keys(ONE, ONE).seal("").seal(VALUE, NOTHING);
    assertThat(alone[0]).isEqualTo((byte) 1);

    var learned = keys(ONE + ",2:" + TWO, ONE);
    assertThat(learned.seal("").seal(VALUE, NOTHING)[0]).isEqualTo((byte) 1);
    var changed = keys("2:" + TWO + ",1:" + ONE, ONE);
    var anew = changed.seal("").seal(VALUE, NOTHING);
    assertThat(anew[0]).isEqualTo((byte) 2);
    assertThat(changed.seal("").open(alone, NOTHING)).isEqualTo(VALUE);
    assertThat(learned.seal("").open(anew, NOTHING)).isEqualTo(VALUE);
  }

  @Test
  void what_is_sealed_under_a_key_that_is_gone_says_which() {
    var sealed = keys("2:" + TWO, ONE).seal("").seal(VALUE, NOTHING);
    assertThatThrownBy(() -> keys(ONE, ONE).seal("").open(sealed, NOTHING))
        .hasMessage("A value is sealed under key 2, which is not set");
  }

  @Test
  void nothing_sealed_for_one_purpose_opens_for_another() {
    var keys = keys(ONE, ONE);
    var sealed = keys.seal("one").seal(VALUE, NOTHING);
    assertThatThrownBy(() -> keys.seal("other").open(sealed, NOTHING))
        .hasMessage("A value cannot be opened with key 1");
    assertThatThrownBy(() -> keys.seal("one").open(sealed, VALUE))
        .hasMessage("A value cannot be opened with key 1");
  }

  @Test
  void an_index_key_holds_for_the_sealing_keys_from_its_id_on() {
    assertThat(keys("3:" + TWO + ",1:" + ONE, ONE).indexKeys()).hasSize(1);
    assertThat(keys("3:" + TWO + ",1:" + ONE, "2:" + TWO + ",1:" + ONE).indexKeys())
        .extracting(key -> (char) key[0])
        .containsExactly('2', '1');
    assertThatThrownBy(() -> keys("3:" + TWO + ",1:" + ONE, "2:" + TWO))
        .hasMessage("LVDAO_PHONE_INDEX_KEY has no key with the id 1 or before it.");
  }

  @Test
  void keys_may_stand_in_a_file(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("keys"), "2:" + TWO + "\n1:" + ONE + "\n");
    assertThat(KeyRing.parse("file:" + file).ids()).containsExactly(2, 1);
    assertThatThrownBy(() -> KeyRing.parse("file:" + folder.resolve("none")))
        .hasMessage("The file of the keys cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0:KEY", "128:KEY", "two:KEY", "KEY,1:KEY", "KEYKEY", "short", "", "2:"})
  void what_is_no_ring_is_refused_without_showing_it(String setting) {
    assertThatThrownBy(() -> KeyRing.parse(setting.replace("KEY", ONE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(ONE);
  }
}
