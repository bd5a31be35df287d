package org.lvdao.report.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Prototype;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What typed words find, and how it is shown. */
@Prototype
class ReportSearchTextTest extends SearchedCases {
  @Test
  void chinese_is_found_by_words_phrases_and_across_punctuation() {
    long heap = described("堤口路口，建筑垃圾堆放在路边").id();
    long split = described("这里有建筑，垃圾没人管").id();
    long turned = described("圾垃筑建口路").id();
    long lamp = described("LED灯管破碎，堆放垃圾").id();
    awaitIndexed(4);

    assertThat(found("q", "路边 建筑")).containsExactly(heap);
    assertThat(found("q", "“建筑垃圾”")).containsExactlyInAnyOrder(heap, split);
    assertThat(found("q", "「路边 建筑」")).isEmpty();
    assertThat(found("q", "堆")).containsExactlyInAnyOrder(heap, lamp);
    assertThat(found("q", "垃圾堆")).containsExactly(heap);
    assertThat(found("q", "路口建筑垃圾")).containsExactly(heap);
    assertThat(found("q", "筑建口路")).containsExactly(turned);
    assertThat(found("q", "led 破碎")).containsExactly(lamp);
    assertThat(found("q", "垃圾 恐龙")).isEmpty();
    assertThat(found("q", "天桥区")).hasSize(4);
  }

  @Test
  void a_phrase_comes_before_scattered_characters() {
    long scattered = described("垃圾桶满了，溢出来的垃圾桶满溢出").id();
    long phrase = described("小区垃圾桶满溢三天").id();
    long newest = described("垃圾桶满，满溢").id();
    awaitIndexed(3);

    assertThat(found("q", "垃圾桶满溢三")).startsWith(phrase);
    assertThat(found("q", "垃圾桶满溢")).contains(scattered, phrase, newest);
  }

  @Test
  void a_case_number_or_its_beginning_finds_the_case() {
    var report =
        rows.put(
            r -> r.unit(unit).caseNo("ZZ-20261121-%06d".formatted(new Random().nextInt(999_999))));
    awaitIndexed(1);

    assertThat(found("q", report.caseNo())).containsExactly(report.id());
    assertThat(found("q", "zz-2026")).containsExactly(report.id());
    assertThat(found("q", "ZZ-20261121-")).containsExactly(report.id());
    assertThat(found("q", "ZZ-2027")).isEmpty();
  }

  @Test
  void what_is_found_is_marked_and_the_rest_is_escaped() {
    described("<script>alert(1)</script> 废电池 & 机油");
    awaitIndexed(1);

    var item = list(admin, "q", "废电池").get("items").get(0);

    var marked = item.get("highlights").get("description").get(0).asText();
    assertThat(marked).contains("<em>废电池</em>").contains("&lt;script&gt;").contains("&amp;");
    assertThat(marked).doesNotContain("<script>");
    assertThat(item.get("description").asText()).contains("<script>");
  }
}
