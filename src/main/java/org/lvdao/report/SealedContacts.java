package org.lvdao.report;

import jakarta.inject.Singleton;
import java.util.List;
import org.lvdao.account.PhoneNumbers;
import org.lvdao.platform.seal.SealedRows;

/**
 * The numbers reporters left, when the keys change. This is no step of the case and leaves its
 * version alone; a step that is under way writes back the number as it was, which the next look
 * finds.
 */
@Singleton
class SealedContacts implements SealedRows {
  private final ReportRepository reports;
  private final PhoneNumbers phones;

  SealedContacts(ReportRepository reports, PhoneNumbers phones) {
    this.reports = reports;
    this.phones = phones;
  }

  @Override
  public String name() {
    return "report";
  }

  @Override
  public List<Long> sealedBefore(byte[] key, long after, int size) {
    return reports.sealedBefore(key, after, size);
  }

  @Override
  public void sealAnew(long id) {
    var before = reports.findById(id).map(report -> report.contactPhone).orElse(null);
    if (before != null) {
      var anew = phones.seal(phones.open(before));
      reports.sealAnew(id, before, anew.ciphertext(), anew.index());
    }
  }
}
