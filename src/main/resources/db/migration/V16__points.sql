-- The ledger of points (积分账本). Double entry: the postings of a transaction add up to zero. What a
-- table with the comment 'append-only' holds is never changed or deleted: the application's account
-- of the database gets no right to (org.lvdao.platform.database.TableRights).
ALTER TABLE audit_log COMMENT = 'append-only';

CREATE TABLE points_transaction (
  id              BIGINT       NOT NULL,
  source_kind     VARCHAR(24)  NOT NULL,
  source_id       VARCHAR(64)  NOT NULL,
  kind            VARCHAR(16)  NOT NULL,
  holder_id       BIGINT       NOT NULL,            -- the household
  district        VARCHAR(32)  NOT NULL,
  entry_no        BIGINT       NOT NULL,            -- of the holder in the district, without gaps
  member_id       BIGINT       NULL,                -- the account of the person; null for the system
  rule            VARCHAR(64)  NULL,
  description     VARCHAR(200) NOT NULL,
  original_id     BIGINT       NULL,                -- the transaction this one ends or takes back
  occurred_at     DATETIME(3)  NOT NULL,            -- what it is for, such as the delivery
  at              DATETIME(3)  NOT NULL,            -- booked; never before the holder's last one
  available_after BIGINT       NOT NULL,
  pending_after   BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY points_transaction_source (source_kind, source_id),
  UNIQUE KEY points_transaction_entry (holder_id, district, entry_no),
  KEY points_transaction_occurred (holder_id, district, occurred_at),
  KEY points_transaction_member (member_id, id),
  KEY points_transaction_original (original_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

-- District and time stand here again, so that a district's sums need no row that all would wait for.
CREATE TABLE points_posting (
  transaction_id BIGINT      NOT NULL,
  account        VARCHAR(16) NOT NULL,
  amount         BIGINT      NOT NULL,
  district       VARCHAR(32) NOT NULL,
  at             DATETIME(3) NOT NULL,
  PRIMARY KEY (transaction_id, account),
  KEY points_posting_district (district, account, at, amount)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

-- How a transaction changed the holder's lots. A lot is all that expires at one moment.
CREATE TABLE points_movement (
  transaction_id BIGINT      NOT NULL,
  expires_at     DATETIME(3) NOT NULL,
  available      BIGINT      NOT NULL,
  reserved       BIGINT      NOT NULL,
  PRIMARY KEY (transaction_id, expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

-- What follows from the above, kept for reading; its lock is what makes a holder's bookings wait for
-- each other.
CREATE TABLE points_balance (
  holder_id  BIGINT      NOT NULL,
  district   VARCHAR(32) NOT NULL,
  available  BIGINT      NOT NULL,
  pending    BIGINT      NOT NULL,
  reserved   BIGINT      NOT NULL,
  receivable BIGINT      NOT NULL,                  -- what the holder owes; not negative
  entry_no   BIGINT      NOT NULL,                  -- of the last transaction
  last_at    DATETIME(3) NULL,
  PRIMARY KEY (holder_id, district),
  KEY points_balance_district (district)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE points_lot (
  id         BIGINT      NOT NULL,
  holder_id  BIGINT      NOT NULL,
  district   VARCHAR(32) NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  available  BIGINT      NOT NULL,
  reserved   BIGINT      NOT NULL,
  due_at     DATETIME(3) NULL,                      -- when something will expire; null: nothing left
  PRIMARY KEY (id),
  UNIQUE KEY points_lot_holder (holder_id, district, expires_at),
  KEY points_lot_district (district),
  KEY points_lot_due (due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE points_pending (
  transaction_id  BIGINT      NOT NULL,
  holder_id       BIGINT      NOT NULL,
  district        VARCHAR(32) NOT NULL,
  points          BIGINT      NOT NULL,
  due_at          DATETIME(3) NOT NULL,
  grants_when_due BOOLEAN     NOT NULL,
  PRIMARY KEY (transaction_id),
  KEY points_pending_holder (holder_id, district),
  KEY points_pending_due (due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
