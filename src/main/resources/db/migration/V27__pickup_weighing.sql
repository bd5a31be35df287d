-- What was weighed at each visit, as entries that are only ever added: a correction is an opposite
-- entry and a new one.
CREATE TABLE pickup_weigh_entry (
  id            BIGINT       NOT NULL,
  booking_id    BIGINT       NOT NULL,
  entry_no      INT          NOT NULL,
  kind          VARCHAR(16)  NOT NULL,
  item          VARCHAR(32)  NOT NULL,         -- code in the booking's price list
  amount        BIGINT       NOT NULL,         -- grams or pieces, as it is priced; negative when taken back
  grams         BIGINT       NOT NULL,         -- for the ledger of recyclables; so negative too
  nominal       BOOLEAN      NOT NULL,         -- grams as such pieces usually weigh
  fen           BIGINT       NOT NULL,         -- by the frozen list; its direction says who pays
  scale_device  VARCHAR(64)  NULL,
  scale_reading VARCHAR(64)  NULL,             -- raw, as the scale told it
  at            DATETIME(3)  NOT NULL,
  entered_by    BIGINT       NOT NULL,         -- collector or supervisor
  PRIMARY KEY (id),
  UNIQUE KEY pickup_weigh_entry_no (booking_id, entry_no)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

-- What was paid for a booking, once.
CREATE TABLE pickup_settlement (
  booking_id   BIGINT      NOT NULL,
  booking_no   VARCHAR(32) NOT NULL,
  district     VARCHAR(32) NOT NULL,
  collector_id BIGINT      NOT NULL,
  day          DATE        NOT NULL,           -- of the visit, in Asia/Shanghai
  way          VARCHAR(8)  NOT NULL,
  fen          BIGINT      NOT NULL,
  points       BIGINT      NOT NULL,           -- what the fen are in points; 0 in cash
  settled_at   DATETIME(3) NOT NULL,
  PRIMARY KEY (booking_id),
  KEY pickup_settlement_day (district, day, collector_id),
  KEY pickup_settlement_collector (collector_id, day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';
