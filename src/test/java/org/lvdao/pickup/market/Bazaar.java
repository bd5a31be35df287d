package org.lvdao.pickup.market;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.lvdao.household.Homes;
import org.lvdao.local.Answer;
import org.lvdao.local.ApiClient;
import org.lvdao.points.Purse;
import org.lvdao.report.Cases;

/** Things on the flea market of {@link Homes#COMMUNITY}, and neighbours who want them. */
@Singleton
@Requires(env = "test")
public final class Bazaar {
  static final String ITEMS = "/api/v1/market/items";

  private final Cases cases;
  private final Homes homes;
  private final Purse purse;

  Bazaar(Cases cases, Homes homes, Purse purse) {
    this.cases = cases;
    this.homes = homes;
    this.purse = purse;
  }

  /** Somebody with a household of their own. */
  public ApiClient neighbour() {
    var resident = cases.resident();
    homes.create(resident).is(201);
    return resident;
  }

  ApiClient neighbour(long points) {
    var resident = neighbour();
    purse.fill(resident, points);
    return resident;
  }

  public static Map<String, Object> offer(String photo, long points, String description) {
    return Map.of(
        "title",
        "儿童自行车",
        "description",
        description,
        "place",
        "小区东门",
        "points",
        points,
        "photoIds",
        List.of(photo));
  }

  /** Something of the giver's with words of its own; gives its id. */
  public String inReview(ApiClient giver, String description) {
    return Cases.id(giver.post(ITEMS, offer(cases.photo(giver), 0, description)).is(201));
  }

  /** Something of the giver's that waits for a dispatcher; gives its id. */
  public String inReview(ApiClient giver) {
    return inReview(giver, 0);
  }

  String inReview(ApiClient giver, long points) {
    var photo = cases.photo(giver);
    return Cases.id(giver.post(ITEMS, offer(photo, points, "16寸，八成新")).is(201));
  }

  /** Something that others see; gives its id. */
  public String listed(ApiClient giver, long points) {
    var id = inReview(giver, points);
    decide(id, Map.of("accept", true)).is(200);
    return id;
  }

  Answer decide(String id, Map<String, ?> decision) {
    var staff = cases.staff("dispatcher.tianqiao");
    var path = "/api/v1/staff/market/items/" + id;
    var tag = staff.get(path).is(200).header("ETag");
    return staff.with("If-Match", tag).post(path + "/decision", decision);
  }
}
