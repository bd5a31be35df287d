package org.lvdao.local;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.lvdao.pickup.payment.PaymentAway;
import org.lvdao.pickup.payment.PaymentPort;
import org.lvdao.platform.auth.Digests;

/**
 * A provider that takes payments and gives them back, in memory. Everybody who prepares a payment
 * in the local environment has paid it at once; a test pays by {@link #pay}.
 */
@Singleton
@Requires(env = {"local", "test"})
@Requires(property = "lvdao.local.payments", notEquals = "false")
public final class PaymentStandIn implements PaymentPort {
  private static final String SERIAL = "stand-in";
  private static final byte[] KEY = "lvdao-local-payment-key".getBytes(StandardCharsets.UTF_8);

  private final InstantSource clock;
  private final boolean local;
  private final Map<String, Trade> trades = new ConcurrentHashMap<>();
  private final Map<String, List<Long>> refunds = new ConcurrentHashMap<>();
  private volatile boolean away;

  PaymentStandIn(InstantSource clock, Environment environment) {
    this.clock = clock;
    this.local = environment.getActiveNames().contains("local");
  }

  @Override
  public Map<String, String> prepay(Order order) {
    reach();
    trades.putIfAbsent(
        order.tradeNo(), new Trade(order.tradeNo(), Trade.State.NOT_PAID, order.amountFen(), null));
    if (local) {
      pay(order.tradeNo());
    }
    return Map.of("package", "prepay_id=" + order.tradeNo(), "signType", "RSA");
  }

  @Override
  public Trade query(String tradeNo) {
    reach();
    return trades.getOrDefault(tradeNo, new Trade(tradeNo, Trade.State.CLOSED, 0, null));
  }

  @Override
  public Trade close(String tradeNo) {
    reach();
    return trades.compute(
        tradeNo,
        (no, trade) ->
            trade != null && trade.state() == Trade.State.PAID
                ? trade
                : new Trade(no, Trade.State.CLOSED, 0, null));
  }

  @Override
  public boolean refund(String tradeNo, String refundNo, long amountFen, long paidFen) {
    reach();
    var trade = trades.get(tradeNo);
    if (trade == null
        || trade.state() != Trade.State.PAID
        || trade.amountFen() != paidFen
        || amountFen > paidFen) {
      throw new PaymentAway("nothing like that was paid");
    }
    refunds.computeIfAbsent(refundNo, no -> new CopyOnWriteArrayList<>()).add(amountFen);
    return true;
  }

  @Override
  public @Nullable Trade read(Notice notice) {
    var tradeNo = new String(notice.body(), StandardCharsets.UTF_8);
    return notice.serial().equals(SERIAL)
            && notice.signature().equals(sign(notice.timestamp(), notice.nonce(), tradeNo))
        ? trades.get(tradeNo)
        : null;
  }

  /** Somebody pays; false when it is closed or unknown. */
  public boolean pay(String tradeNo) {
    return pay(tradeNo, 0);
  }

  /** As above, so many 分 too much. */
  public boolean pay(String tradeNo, long moreFen) {
    return trades.computeIfPresent(
                tradeNo,
                (no, trade) ->
                    trade.state() == Trade.State.NOT_PAID
                        ? new Trade(no, Trade.State.PAID, trade.amountFen() + moreFen, "4200" + no)
                        : trade)
            instanceof Trade paid
        && paid.state() == Trade.State.PAID;
  }

  /** Tells the node that it was paid, as the provider would. */
  public Answer tell(ApiClient provider, String tradeNo) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    var nonce = UUID.randomUUID().toString();
    return provider
        .with("Wechatpay-Timestamp", timestamp)
        .with("Wechatpay-Nonce", nonce)
        .with("Wechatpay-Serial", SERIAL)
        .with("Wechatpay-Signature", sign(timestamp, nonce, tradeNo))
        .with("Content-Type", "application/json")
        .send("POST", "/api/v1/pickup/payments/notify", tradeNo.getBytes(StandardCharsets.UTF_8));
  }

  /** How often the payment was to be given back. */
  public int refunds(String tradeNo) {
    return refunds.getOrDefault(tradeNo, List.of()).size();
  }

  /** How much was to be given back, in 分; each time the same. */
  public long refunded(String tradeNo) {
    return refunds.getOrDefault(tradeNo, List.of()).stream()
        .distinct()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** Lets nobody reach the provider, until told otherwise. */
  public void away(boolean whether) {
    away = whether;
  }

  private void reach() {
    if (away) {
      throw new PaymentAway("told to be away");
    }
  }

  private static String sign(String timestamp, String nonce, String body) {
    var text = timestamp + "\n" + nonce + "\n" + body + "\n";
    return HexFormat.of().formatHex(Digests.hmacSha256(KEY, text.getBytes(StandardCharsets.UTF_8)));
  }
}
