package org.lvdao.pickup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lvdao.pickup.market.DemoMarket;

/** What neighbours of the demo give each other. */
final class DemoBazaar {
  /** What happens to it in the end. */
  private enum Fate {
    REFUSED,
    LISTED,
    REPORTED,
    CLOSED,
    RESERVED,
    HANDED_OVER
  }

  /**
   * A thing.
   *
   * @param ago days before the present when it is offered
   */
  private record Thing(
      int ago, String title, String description, String place, int points, Fate fate) {}

  private static final List<Thing> THINGS =
      List.of(
          new Thing(52, "儿童滑板车", "孩子大了用不上，轮子完好，刹车正常", "小区东门", 60, Fate.HANDED_OVER),
          new Thing(44, "折叠餐桌", "一米二，桌面有轻微划痕，不影响使用", "三号楼楼下", 0, Fate.HANDED_OVER),
          new Thing(37, "专治疑难杂症的药酒", "祖传配方，剩两瓶，需要的联系", "小区门口", 200, Fate.REFUSED),
          new Thing(30, "《十万个为什么》一套", "八成新，缺第四册，适合小学生", "社区图书角", 30, Fate.HANDED_OVER),
          new Thing(26, "电风扇", "落地扇，三档，摇头正常，换空调后闲置", "小区西门岗亭", 50, Fate.CLOSED),
          new Thing(18, "婴儿床（带床垫）", "实木，拆装方便，自提，螺丝都在", "五号楼大厅", 80, Fate.HANDED_OVER),
          new Thing(12, "瑜伽垫两张", "用过几次，已清洗晾晒", "健身广场", 0, Fate.LISTED),
          new Thing(9, "全新名牌跑鞋", "买错码，吊牌还在，四十二码", "小区东门", 150, Fate.REPORTED),
          new Thing(6, "鱼缸", "六十厘米，带过滤和灯，不漏水", "二号楼楼下", 40, Fate.LISTED),
          new Thing(4, "电饭煲", "四升，内胆完好，升级换新所以送出", "小区快递点旁", 30, Fate.RESERVED),
          new Thing(2, "初中教辅书一箱", "七到九年级，少量笔记", "社区服务站", 0, Fate.RESERVED),
          new Thing(1, "自行车", "二十六寸，新换内胎，链条上过油", "车棚门口", 120, Fate.LISTED));

  private final PickupWorld world;
  private final DemoNeighbours neighbours;

  DemoBazaar(PickupWorld world, DemoNeighbours neighbours) {
    this.world = world;
    this.neighbours = neighbours;
  }

  /**
   * Every second thing is offered here.
   *
   * @param rest which of the two districts this is
   */
  void plan(String district, int rest, Instant present) {
    for (int i = rest; i < THINGS.size(); i += 2) {
      var thing = THINGS.get(i);
      var day = present.minus(Duration.ofDays(thing.ago())).minus(world.minutes(0, 400));
      world.agenda.at(world.awake(day), () -> offer(district, thing));
    }
  }

  private void offer(String district, Thing thing) {
    var people = neighbours.members(district);
    if (people.size() < 2) {
      return;
    }
    int giver = world.random.nextInt(people.size());
    var actor = people.get(giver).actor();
    var other = people.get((giver + 1 + world.random.nextInt(people.size() - 1)) % people.size());
    var item =
        DemoMarket.offer(
            world.beans,
            actor,
            thing.title(),
            thing.description(),
            thing.place(),
            thing.points(),
            world.photo(actor));
    var agenda = world.agenda;
    var dispatcher = world.staff("dispatcher." + district);
    agenda.at(
        world.awake(agenda.now().plus(world.minutes(30, 400))),
        () -> {
          if (thing.fate() == Fate.REFUSED) {
            item.refuse(dispatcher, "药品不得在跳蚤市场转让");
          } else {
            item.accept(dispatcher);
            agenda.at(
                world.awake(agenda.now().plus(world.minutes(60, 1_000))),
                () -> end(thing, item, other));
          }
        });
  }

  private void end(Thing thing, DemoMarket item, DemoNeighbours.Person other) {
    switch (thing.fate()) {
      case REFUSED, LISTED -> {}
      case REPORTED -> item.report(other.actor());
      case CLOSED -> item.close();
      case RESERVED -> item.reserve(other.actor());
      case HANDED_OVER -> {
        if (item.reserve(other.actor())) {
          world.agenda.at(
              world.awake(world.agenda.now().plus(world.minutes(600, 3_000))), item::handOver);
        }
      }
    }
  }
}
