package org.lvdao.platform.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lvdao.platform.content.ContentCheck.Kind;

class WordListTest {
  private final WordList shipped = new WordList(new ContentSettings(""));

  @ParameterizedTest
  @CsvSource({
    "河边有人倾倒建筑垃圾，气味难闻, PASS",
    "谁是傻逼, REJECT",
    "谁是傻 - 逼, REJECT",
    "谁是傻​逼, REJECT",
    "想要的加微信, REVIEW",
    "想要的加ＱＱ, REVIEW",
    "想要的加 q.Q, REVIEW",
    "请打13800138000, REVIEW",
    "请打１３８００１３８０００联系, REVIEW",
    "车牌鲁A13800, PASS",
    "编号113800138000, PASS",
    "编号a13800138000b, PASS",
    "'', PASS"
  })
  void plain_words_are_found_however_they_are_written(String words, Kind expected) {
    assertThat(shipped.judge(words).kind()).isEqualTo(expected);
  }

  @Test
  void a_district_may_have_a_list_of_its_own(@TempDir Path folder) throws IOException {
    var file = folder.resolve("words.txt");
    Files.writeString(file, "# ours\n\nreject 绿岛 机密\nreview  Abc\n");
    var own = new WordList(new ContentSettings(file.toString()));
    assertThat(own.judge("这是绿岛机密。").kind()).isEqualTo(Kind.REJECT);
    assertThat(own.judge("a b c").kind()).isEqualTo(Kind.REVIEW);
    assertThat(own.judge("谁是傻逼").kind()).isEqualTo(Kind.PASS);

    Files.writeString(file, "reject 一\nforbid 二\n");
    assertThatThrownBy(() -> new WordList(new ContentSettings(file.toString())))
        .hasMessageStartingWith("Line 2 of LVDAO_CONTENT_WORDS");
    assertThatThrownBy(() -> new WordList(new ContentSettings(folder + "/none")))
        .hasMessageContaining("LVDAO_CONTENT_WORDS cannot be read");
  }
}
