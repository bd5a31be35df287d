package org.lvdao.survey.indicator;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.lvdao.area.AreaService;
import org.lvdao.kernel.Actor;
import org.lvdao.kernel.CommonProblem;
import org.lvdao.kernel.DomainError;
import org.lvdao.kernel.Ids;
import org.lvdao.platform.auth.AuditLog;
import org.lvdao.platform.auth.Digests;
import org.lvdao.platform.database.Transactions;
import org.lvdao.platform.storage.BlobStore;
import org.lvdao.survey.questionnaire.SurveyRights;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Documents that prove what was typed in (佐证材料). They are kept as they came. */
@Singleton
class EvidenceFiles {
  static final int MOST_BYTES = 15_000_000;

  private static final Logger log = LoggerFactory.getLogger(EvidenceFiles.class);

  private final EvidenceRepository rows;
  private final BlobStore store;
  private final AreaService areas;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Ids ids;
  private final InstantSource clock;

  EvidenceFiles(
      EvidenceRepository rows,
      BlobStore store,
      AreaService areas,
      AuditLog audit,
      Transactions transactions,
      Ids ids,
      InstantSource clock) {
    this.rows = rows;
    this.store = store;
    this.areas = areas;
    this.audit = audit;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /** What an office sends, by its first bytes. */
  private enum Kind {
    PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    JPEG("image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});

    private final String mediaType;
    private final byte[] begin;

    Kind(String mediaType, byte[] begin) {
      this.mediaType = mediaType;
      this.begin = begin;
    }

    private boolean begins(byte[] bytes) {
      return bytes.length > begin.length
          && Arrays.equals(bytes, 0, begin.length, begin, 0, begin.length);
    }
  }

  /**
   * Keeps a document.
   *
   * @throws DomainError {@code forbidden}, {@code evidence-not-readable}, {@code
   *     evidence-too-large}, {@code unavailable} when the store is away
   */
  EvidenceRow upload(Actor actor, String district, byte[] bytes) {
    areas.requireDistrict("?district", district);
    SurveyRights.requireWork(actor, district);
    if (bytes.length > MOST_BYTES) {
      throw DomainError.of(IndicatorProblem.EVIDENCE_TOO_LARGE);
    }
    var kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.begins(bytes))
            .findFirst()
            .orElseThrow(() -> DomainError.of(IndicatorProblem.EVIDENCE_NOT_READABLE));
    var row =
        new EvidenceRow(
            ids.next(),
            district,
            kind.mediaType,
            bytes.length,
            HexFormat.of().formatHex(Digests.sha256(bytes)),
            clock.instant(),
            actor.accountId());
    try {
      store.put(key(row.id()), bytes);
    } catch (IOException away) {
      log.error("A document could not be stored", away);
      throw DomainError.of(CommonProblem.UNAVAILABLE);
    }
    transactions.run(
        () -> {
          rows.insert(row);
          audit.record(
              actor,
              "indicator-evidence-uploaded",
              "indicator-evidence",
              Long.toString(row.id()),
              district,
              Map.of("sha256", row.sha256()));
        });
    return row;
  }

  /**
   * @throws DomainError {@code not-found}
   */
  EvidenceRow find(Actor actor, long id) {
    return rows.find(id)
        .filter(row -> SurveyRights.sees(actor, row.district()))
        .orElseThrow(DomainError::notFound);
  }

  /**
   * The caller closes it.
   *
   * @throws DomainError {@code not-found}, {@code unavailable} when the store is away
   */
  BlobStore.Blob open(EvidenceRow row) {
    try {
      return store.get(key(row.id())).orElseThrow(DomainError::notFound);
    } catch (IOException away) {
      log.error("A document could not be read", away);
      throw DomainError.of(CommonProblem.UNAVAILABLE);
    }
  }

  private static String key(long id) {
    return "evidence/" + id;
  }
}
