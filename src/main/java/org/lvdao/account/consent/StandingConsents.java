package org.lvdao.account.consent;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.lvdao.kernel.ConsentPurpose;

/**
 * The consents of an account that were not withdrawn.
 *
 * @param versions of the notice each was given to
 */
record StandingConsents(Map<ConsentPurpose, Integer> versions) {

  static StandingConsents read(String text) {
    var versions = new EnumMap<ConsentPurpose, Integer>(ConsentPurpose.class);
    Arrays.stream(text.split(" "))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split(":"))
        .forEach(part -> versions.put(ConsentPurpose.valueOf(part[0]), Integer.valueOf(part[1])));
    return new StandingConsents(versions);
  }

  /** As the account keeps them. */
  String text() {
    return versions.entrySet().stream()
        .map(consent -> consent.getKey() + ":" + consent.getValue())
        .collect(Collectors.joining(" "));
  }

  StandingConsents with(ConsentPurpose purpose, int version) {
    var more = new EnumMap<ConsentPurpose, Integer>(ConsentPurpose.class);
    more.putAll(versions);
    more.put(purpose, version);
    return new StandingConsents(more);
  }

  StandingConsents without(ConsentPurpose purpose) {
    var fewer = new EnumMap<ConsentPurpose, Integer>(ConsentPurpose.class);
    fewer.putAll(versions);
    fewer.remove(purpose);
    return new StandingConsents(fewer);
  }
}
