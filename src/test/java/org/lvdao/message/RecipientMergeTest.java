package org.lvdao.message;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lvdao.kernel.Ids;
import org.lvdao.local.LvdaoTest;
import org.lvdao.platform.database.Transactions;
import org.lvdao.report.Cases;

@LvdaoTest
class RecipientMergeTest {
  @Inject MessageRepository messages;
  @Inject DeviceRepository devices;
  @Inject PreferenceRepository preferences;
  @Inject DigestRepository digests;
  @Inject NoticeHandler handler;
  @Inject Transactions transactions;
  @Inject Cases cases;
  @Inject Ids ids;

  @Test
  void what_is_told_in_the_moment_of_the_merge_is_not_lost() {
    long from = ids.next();
    long to = ids.next();
    handler.handle(List.of(notice(from, 1), notice(from, 2), notice(to, 2)));

    // A message comes between two statements of the merge.
    var interrupted =
        (MessageRepository)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {MessageRepository.class},
                (proxy, method, arguments) -> {
                  var answer = method.invoke(messages, arguments);
                  if (method.getName().equals("changeAccount")) {
                    handler.handle(List.of(notice(from, 3)));
                  }
                  return answer;
                });
    move(interrupted, from, to);
    move(messages, from, to);

    assertThat(keysOf(to)).containsExactlyInAnyOrder(key(1), key(2), key(3));
    assertThat(keysOf(from)).isEmpty();
  }

  private void move(MessageRepository rows, long from, long to) {
    transactions.run(() -> new RecipientMerge(rows, devices, preferences, digests).move(from, to));
  }

  private List<String> keysOf(long account) {
    return cases.texts("SELECT notice_key FROM message WHERE account_id = ?", account);
  }

  private static String key(int version) {
    return "report-accepted/1/" + version;
  }

  private static NoticeEvent notice(long account, long version) {
    return new NoticeEvent(
        1,
        version,
        MessageKind.REPORT_ACCEPTED,
        account,
        Instant.parse("2026-03-01T00:00:00Z"),
        Map.of("caseNo", "TQ-1"),
        "/reports/1");
  }
}
