package org.lvdao.pickup;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.lvdao.account.PhoneNumbers;

/**
 * Whom the collector asks for.
 *
 * @param phone mainland mobile number, 11 digits
 */
@Serdeable
record Contact(
    @NotBlank @Size(max = 40) String name,
    @NotNull @Pattern(regexp = PhoneNumbers.MOBILE) String phone) {
  /** Keeps it out of logs. */
  @Override
  public String toString() {
    return "Contact";
  }
}
