package org.lvdao.household;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildingTest {
  @ParameterizedTest
  @CsvSource({
    "3号楼2单元501, 3号楼",
    "3号楼东单元501室, 3号楼",
    "３号楼 2单元 501, 3号楼",
    "03号楼2单元501, 3号楼",
    "三号楼二单元501室, 3号楼",
    "十二号楼1单元101, 12号楼",
    "二十号楼1单元101, 20号楼",
    "二十三栋, 23号楼",
    "一百零三号楼, 103号楼",
    "3#楼2单元501, 3号楼",
    "3#2单元501, 3号楼",
    "３＃楼２－５０１, 3号楼",
    "12幢301室, 12号楼",
    "5栋1单元, 5号楼",
    "5号栋1单元, 5号楼",
    "A座1201, A号楼",
    "b2栋501, B2号楼",
    "甲号楼301, 甲号楼",
    "3-2-501, 3号楼",
    "3—2—501室, 3号楼",
    "阳光花园12号楼3单元101, 阳光花园12号楼",
    "阳光花园一期3号楼, 阳光花园一期3号楼",
    "A区5号楼2单元, A区5号楼",
    "无影山中路48号阳光花园3号楼, 无影山中路48号阳光花园3号楼",
    "绿地新城3-2-501, 绿地新城3号楼",
    "6号楼A座1203, 6号楼",
  })
  void an_address_tells_its_building(String address, String building) {
    assertThat(Building.of(address)).contains(building);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "幸福村12号",
        "12号院2号",
        "3楼501",
        "3-501",
        "村委会东侧第二户",
        "2单元501",
        "13900001111",
        "12-3-4-5"
      })
  void what_tells_no_building_has_none(String address) {
    assertThat(Building.of(address)).isEmpty();
  }

  @Test
  void estates_of_one_community_are_kept_apart() {
    assertThat(Building.of("阳光花园3号楼501")).isNotEqualTo(Building.of("绿地新城3号楼501"));
    assertThat(Building.of("阳光花园3号楼501")).isEqualTo(Building.of("阳光花园 ３栋2单元"));
  }
}
