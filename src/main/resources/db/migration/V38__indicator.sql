-- Indicators of the plans (指标), as their tables print them.
CREATE TABLE indicator (
  district    VARCHAR(32)  NOT NULL,
  code        VARCHAR(40)  NOT NULL,
  number      INT          NOT NULL,           -- in the plan's table
  name        VARCHAR(100) NOT NULL,
  required    BOOLEAN      NOT NULL,           -- 必选
  unit        VARCHAR(16)  NOT NULL,
  scope       VARCHAR(16)  NOT NULL,           -- whether the target is the whole city's
  responsible VARCHAR(100) NOT NULL,
  retired     BOOLEAN      NOT NULL,           -- no longer in the seed
  PRIMARY KEY (district, code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the plan wants by a year, and what there was in its base year. Some say it in words.
CREATE TABLE indicator_target (
  district VARCHAR(32) NOT NULL,
  code     VARCHAR(40) NOT NULL,
  year     INT         NOT NULL,
  base     BOOLEAN     NOT NULL,
  target   VARCHAR(40) NOT NULL,
  PRIMARY KEY (district, code, year)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Documents that prove what was typed in; the bytes are in the blob store.
CREATE TABLE indicator_evidence (
  id          BIGINT      NOT NULL,
  district    VARCHAR(32) NOT NULL,
  media_type  VARCHAR(32) NOT NULL,
  bytes       BIGINT      NOT NULL,
  sha256      CHAR(64)    NOT NULL,
  uploaded_at DATETIME(3) NOT NULL,
  uploaded_by BIGINT      NOT NULL,
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

-- Values. One that was approved is sealed: a correction is another value, with its reason.
CREATE TABLE indicator_value (
  id          BIGINT         NOT NULL,
  district    VARCHAR(32)    NOT NULL,
  code        VARCHAR(40)    NOT NULL,
  year        INT            NOT NULL,
  part        VARCHAR(16)    NOT NULL,         -- a population, ACTIVITY, or empty
  source      VARCHAR(16)    NOT NULL,
  value       DECIMAL(14, 6) NOT NULL,         -- in the unit of the indicator
  low         DECIMAL(14, 6) NULL,
  high        DECIMAL(14, 6) NULL,
  n           BIGINT         NULL,
  method      VARCHAR(100)   NOT NULL,
  note        VARCHAR(500)   NOT NULL,         -- how it came about, to be read
  inputs      TEXT           NULL,             -- JSON: from what it is computed again
  evidence_id BIGINT         NULL,
  digest      CHAR(64)       NOT NULL,         -- of all that went into it
  reason      VARCHAR(500)   NULL,             -- of a correction
  computed_at DATETIME(3)    NOT NULL,
  computed_by BIGINT         NOT NULL,
  PRIMARY KEY (id),
  KEY indicator_value_year (district, year, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

-- That a value was approved, by somebody else than who computed it. Once.
CREATE TABLE indicator_approval (
  value_id    BIGINT      NOT NULL,
  approved_at DATETIME(3) NOT NULL,
  approved_by BIGINT      NOT NULL,
  PRIMARY KEY (value_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';
