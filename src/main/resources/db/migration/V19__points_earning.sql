-- What earns points in a district from a day on (积分规则). A version never changes; one that has not
-- begun can be withdrawn. The newest of those that begin on the latest day is in force.
CREATE TABLE points_rules (
  id             BIGINT       NOT NULL,
  district       VARCHAR(32)  NOT NULL,
  number         INT          NOT NULL,
  effective_from DATE         NOT NULL,             -- midnight in Shanghai
  rules          TEXT         NOT NULL,             -- JSON
  note           VARCHAR(200) NOT NULL,
  created_at     DATETIME(3)  NOT NULL,
  created_by     BIGINT       NOT NULL,
  withdrawn_at   DATETIME(3)  NULL,
  withdrawn_by   BIGINT       NULL,
  PRIMARY KEY (id),
  UNIQUE KEY points_rules_number (district, number),
  KEY points_rules_effective (district, effective_from)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a delivery earned and by what; rules are tried on it. What was booked
-- stands in the ledger.
CREATE TABLE points_earning (
  delivery_id  BIGINT      NOT NULL,
  household_id BIGINT      NOT NULL,
  district     VARCHAR(32) NOT NULL,                -- whose rules it was
  at           DATETIME(3) NOT NULL,
  grams        BIGINT      NOT NULL,
  grade        VARCHAR(16) NULL,
  first_one    BOOLEAN     NOT NULL,                -- of the household
  rules_id     BIGINT      NULL,                    -- null: there were none
  points       BIGINT      NOT NULL,                -- as calculated last; 0 when it earned nothing
  calculation  TEXT        NOT NULL,                -- JSON
  transaction_id BIGINT    NULL,                    -- in the ledger; null: nothing was booked at first
  held         BOOLEAN     NOT NULL,                -- whether it waited for a grade
  PRIMARY KEY (delivery_id),
  KEY points_earning_first (household_id, first_one),
  KEY points_earning_trial (district, at, delivery_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a district has given of its budget of a month, in buckets, so that bookings do not all wait
-- for one row. Each bucket stays below its share, and the shares add up to the budget.
CREATE TABLE points_budget (
  district VARCHAR(32) NOT NULL,
  month    DATE        NOT NULL,                    -- its first day
  bucket   INT         NOT NULL,
  budget   BIGINT      NOT NULL,                    -- that was divided; -1: none yet
  share    BIGINT      NOT NULL,
  used     BIGINT      NOT NULL,
  PRIMARY KEY (district, month, bucket)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
