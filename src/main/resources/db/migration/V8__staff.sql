-- Until when an initial password, which somebody else knows, may be exchanged for one's own; null
-- once it is one's own.
ALTER TABLE account ADD COLUMN password_until DATETIME(3) NULL;

-- Who administers a district: locked when one of them shall go, so that one remains.
ALTER TABLE account_grant ADD KEY account_grant_area (role, area_path);

-- The secrets of one-time codes by the clock (TOTP), sealed: the one that counts, and a newer one
-- until a code of it was shown. last_step is the newest step a code of which was used.
CREATE TABLE account_totp (
  account_id BIGINT         NOT NULL,
  confirmed  BOOLEAN        NOT NULL,
  secret     VARBINARY(128) NOT NULL,
  last_step  BIGINT         NOT NULL,
  created_at DATETIME(3)    NOT NULL,
  PRIMARY KEY (account_id, confirmed)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Recovery codes that were not used yet, only as keyed hashes.
CREATE TABLE account_recovery_code (
  account_id BIGINT     NOT NULL,
  code_hash  BINARY(32) NOT NULL,
  PRIMARY KEY (account_id, code_hash)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who acts for an absent person, from the first day to the last; business days of Asia/Shanghai.
CREATE TABLE delegation (
  id          BIGINT      NOT NULL,
  account_id  BIGINT      NOT NULL,
  delegate_id BIGINT      NOT NULL,
  first_day   DATE        NOT NULL,
  last_day    DATE        NOT NULL,
  created_at  DATETIME(3) NOT NULL,
  ended_at    DATETIME(3) NULL,
  PRIMARY KEY (id),
  KEY delegation_account (account_id, id),
  KEY delegation_delegate (delegate_id, last_day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
