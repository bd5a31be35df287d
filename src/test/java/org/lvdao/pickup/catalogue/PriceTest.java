package org.lvdao.pickup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PriceTest {
  private static Price price(Unit unit, long pricePerUnit) {
    return new Price(
        "CARDBOARD", "纸箱纸盒", MaterialCategory.PAPER, unit, Direction.PAID, pricePerUnit);
  }

  @Test
  void half_a_fen_is_rounded_up() {
    assertThat(price(Unit.KG, 85).amountFen(5_294)).isEqualTo(450); // 449.99
    assertThat(price(Unit.KG, 85).amountFen(100)).isEqualTo(9); // 8.5
    assertThat(price(Unit.KG, 85).amountFen(99)).isEqualTo(8); // 8.415
    assertThat(price(Unit.PIECE, 6_000).amountFen(3)).isEqualTo(18_000);
    assertThatThrownBy(() -> price(Unit.KG, 85).amountFen(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void an_amount_is_that_of_exact_arithmetic(
      @ForAll @LongRange(max = 10_000_000) long pricePerUnit,
      @ForAll @LongRange(max = 100_000_000) long grams) {
    var exact =
        BigDecimal.valueOf(pricePerUnit)
            .multiply(BigDecimal.valueOf(grams))
            .divide(BigDecimal.valueOf(1_000), 0, RoundingMode.HALF_UP);
    assertThat(price(Unit.KG, pricePerUnit).amountFen(grams)).isEqualTo(exact.longValueExact());
  }
}
