package org.lvdao.pickup;

import java.util.List;
import java.util.Map;

/** What residents and collectors of the demo write. */
final class DemoWords {
  static final List<String> SURNAMES =
      List.of("王", "李", "张", "刘", "陈", "杨", "赵", "孙", "周", "马", "徐", "朱", "郭", "于", "韩", "宋");

  static final List<String> NOTES =
      List.of(
          "没有电梯，麻烦带个小推车",
          "到楼下先打电话，门禁需要我下来开",
          "纸箱已压平捆好，放在楼道口",
          "家里只有老人，敲门请大声一点",
          "请走小区东门，西门不让货车进",
          "衣服都洗过了，装在两个大袋子里",
          "下午四点前家里都有人",
          "东西在地下室，电梯可以到负一层",
          "店里营业到晚上八点，直接进来找我",
          "家里有小孩午睡，请别按门铃，打电话即可");

  static final List<String> CANCELLED =
      List.of("临时要出差，下次再约", "东西已经送给邻居了", "约错时间了，重新预约", "家里临时有事，没人在");

  static final List<String> NO_VEHICLE = List.of("暴雨预警，当日车辆停运，请改约其他时段", "收运车辆故障检修，抱歉请重新预约");

  static final List<String> DECLINED = List.of("车辆已满载，请改派他人", "临时去送分拣中心，赶不到", "此单距离较远，时段内来不及");

  static final List<String> DISPUTED =
      List.of("我在家称过，比记录的多两公斤左右", "有一捆书没有算进去", "塑料瓶那袋好像漏称了", "秤没有归零就放上去了");

  static final List<String> RIGHTED = List.of("核对称重照片，确有一捆未计入，予以补正", "与回收员核实，漏称一袋，按实重调整");

  static final String STANDS = "调取称重照片与秤读数，重量无误，维持原记录";

  static final Map<NoShowReason, String> NO_SHOW =
      Map.of(
          NoShowReason.NOT_PRESENTED, "敲门无人，电话两次未接，等候十五分钟",
          NoShowReason.NO_ACCESS, "小区封路施工，货车进不去",
          NoShowReason.WRONG_ADDRESS, "该楼没有此单元，电话里说住另一个小区",
          NoShowReason.UNSAFE, "楼道内有大型犬未拴绳，无法上楼");

  /** What goes with so many stars. */
  static final Map<Integer, List<String>> RATED =
      Map.of(
          5, List.of("师傅很准时，服务态度好", "称重很公道，还帮忙搬下楼", "方便，老人不用跑腿了", "第二次约了，一直很满意"),
          4, List.of("整体不错，晚了十分钟", "挺好的，希望周日也能约"),
          3, List.of("来得有点晚，打了两次电话", "价格比以前上门收的低一点"),
          2, List.of("临到时间才说要晚到，等了半天"),
          1, List.of("等了一个下午没有人来"));

  private DemoWords() {}
}
