-- An account whose owner proved to own another one, too: everything of it went there, and what was
-- under way in that moment follows.
ALTER TABLE account ADD COLUMN merged_into BIGINT NULL;
ALTER TABLE account ADD COLUMN merged_at DATETIME(3) NULL;
ALTER TABLE account ADD KEY account_merged (merged_at);

-- The proven phone number of an account, one each. Its blind index decides between two first
-- sign-ins with the same number.
CREATE TABLE account_phone (
  account_id  BIGINT         NOT NULL,
  phone       VARBINARY(128) NOT NULL,          -- sealed
  phone_index BINARY(32)     NOT NULL,          -- blind index
  proven_at   DATETIME(3)    NOT NULL,
  PRIMARY KEY (account_id),
  UNIQUE KEY account_phone_index (phone_index)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What residents set for themselves; who set nothing has no row.
CREATE TABLE account_profile (
  account_id     BIGINT      NOT NULL,
  nickname       VARCHAR(20) NULL,
  home_community VARCHAR(40) NULL,
  language       VARCHAR(8)  NOT NULL,
  large_type     BOOLEAN     NOT NULL,
  version        BIGINT      NOT NULL,
  PRIMARY KEY (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The code that was sent last for a purpose to a phone on behalf of a device: all three, and the
-- code, only as keyed hashes.
CREATE TABLE one_time_code (
  id         BINARY(32)  NOT NULL,
  code_hash  BINARY(32)  NOT NULL,
  tries      INT         NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  used_at    DATETIME(3) NULL,
  PRIMARY KEY (id),
  KEY one_time_code_expiry (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How many codes were sent to a phone, for an address, in a district: keyed hashes, too.
CREATE TABLE code_allowance (
  bucket BINARY(32)  NOT NULL,
  used   INT         NOT NULL,
  since  DATETIME(3) NOT NULL,
  PRIMARY KEY (bucket),
  KEY code_allowance_since (since)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
