-- Payouts of cash for points (返现打款批次), as they were made. What became of each redemption stands there.
CREATE TABLE points_payout (
  id          BIGINT      NOT NULL,
  district    VARCHAR(32) NOT NULL,
  redemptions INT         NOT NULL,
  amount_fen  BIGINT      NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  created_by  BIGINT      NOT NULL,
  PRIMARY KEY (id),
  KEY points_payout_district (district, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Points that staff give or take (积分调整). The ledger has what was booked.
CREATE TABLE points_adjustment (
  id            BIGINT       NOT NULL,
  district      VARCHAR(32)  NOT NULL,
  household_id  BIGINT       NOT NULL,
  points        BIGINT       NOT NULL,             -- negative: taken
  redemption_id BIGINT       NULL,                 -- whose points come back; null: none's
  note          VARCHAR(100) NOT NULL,             -- for the household to read
  state         VARCHAR(16)  NOT NULL,
  proposed_at   DATETIME(3)  NOT NULL,
  proposed_by   BIGINT       NOT NULL,
  decided_at    DATETIME(3)  NULL,
  decided_by    BIGINT       NULL,                 -- null: one person was enough
  decision_note VARCHAR(100) NULL,
  version       BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY points_adjustment_waiting (district, state, id),
  KEY points_adjustment_household (household_id, proposed_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
