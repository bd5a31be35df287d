package org.lvdao.pickup.recyclables;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lvdao.pickup.catalogue.MaterialCategory;
import org.lvdao.platform.database.Transactions;

/** Adds up the ledger of a district, as it was at any moment. */
@Singleton
class Balances {
  private final PostingRepository postings;
  private final LoadSheetRepository sheets;
  private final Transactions transactions;

  Balances(PostingRepository postings, LoadSheetRepository sheets, Transactions transactions) {
    this.postings = postings;
    this.sheets = sheets;
    this.transactions = transactions;
  }

  /** Every category, also what was never collected. What came is read from the load sheets. */
  Balance at(String district, Instant moment) {
    return transactions.read(
        () -> {
          var sums = new EnumMap<MaterialCategory, Map<LotAccount, Long>>(MaterialCategory.class);
          postings
              .sums(district, moment)
              .forEach(
                  sum ->
                      sums.computeIfAbsent(
                              sum.category(), category -> new EnumMap<>(LotAccount.class))
                          .put(sum.account(), sum.grams()));
          var received =
              sheets.received(district, moment).stream()
                  .collect(
                      Collectors.toMap(
                          LoadSheetRepository.Received::category,
                          LoadSheetRepository.Received::grams));
          var lines =
              Stream.of(MaterialCategory.values())
                  .map(
                      category ->
                          line(
                              category,
                              sums.getOrDefault(category, Map.of()),
                              received.getOrDefault(category, 0L)))
                  .toList();
          return new Balance(
              district, moment, lines.stream().allMatch(Balance.Line::agrees), lines);
        });
  }

  private static Balance.Line line(
      MaterialCategory category, Map<LotAccount, Long> sums, long received) {
    long collected = -sums.getOrDefault(LotAccount.COLLECTED, 0L);
    long stock = sums.getOrDefault(LotAccount.STOCK, 0L);
    long inTransit = sums.getOrDefault(LotAccount.IN_TRANSIT, 0L);
    long loss = sums.getOrDefault(LotAccount.LOSS, 0L);
    long atCentre =
        Stream.of(
                LotAccount.UNSORTED,
                LotAccount.SORTED,
                LotAccount.SOLD,
                LotAccount.DISPOSED,
                LotAccount.CENTRE_LOSS)
            .mapToLong(account -> sums.getOrDefault(account, 0L))
            .sum();
    return new Balance.Line(
        category,
        category.label(),
        collected,
        stock,
        inTransit,
        received,
        loss,
        sums.getOrDefault(LotAccount.UNSORTED, 0L),
        sums.getOrDefault(LotAccount.SORTED, 0L),
        sums.getOrDefault(LotAccount.SOLD, 0L),
        sums.getOrDefault(LotAccount.DISPOSED, 0L),
        sums.getOrDefault(LotAccount.CENTRE_LOSS, 0L),
        collected == stock + inTransit + received + loss && received == atCentre);
  }
}
