-- Residents, office staff and collectors. A resident has no user name, staff no identity elsewhere.
CREATE TABLE account (
  id            BIGINT       NOT NULL,
  kind          VARCHAR(16)  NOT NULL,
  status        VARCHAR(16)  NOT NULL,
  username      VARCHAR(64)  NULL,
  password_hash VARCHAR(255) NULL,
  display_name  VARCHAR(100) NOT NULL,
  created_at    DATETIME(3)  NOT NULL,
  version       BIGINT       NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  UNIQUE KEY account_username (username)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who the account is at a provider such as WeChat. The key lets two first sign-ins make one account.
CREATE TABLE account_identity (
  provider   VARCHAR(16)  NOT NULL,
  subject    VARCHAR(128) NOT NULL,
  account_id BIGINT       NOT NULL,
  created_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (provider, subject),
  KEY account_identity_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A role within an area; unit_code only for handlers.
CREATE TABLE account_grant (
  id         BIGINT       NOT NULL,
  account_id BIGINT       NOT NULL,
  role       VARCHAR(16)  NOT NULL,
  area_path  VARCHAR(200) NOT NULL,
  unit_code  VARCHAR(64)  NULL,
  PRIMARY KEY (id),
  KEY account_grant_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One sign-in, and all the refresh tokens that came of it: only the hash of the current one is kept.
CREATE TABLE session (
  id           BIGINT       NOT NULL,
  account_id   BIGINT       NOT NULL,
  refresh_hash BINARY(32)   NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  used_at      DATETIME(3)  NOT NULL,
  expires_at   DATETIME(3)  NOT NULL,
  revoked_at   DATETIME(3)  NULL,
  device       VARCHAR(120) NULL,
  PRIMARY KEY (id),
  KEY session_account (account_id),
  KEY session_expiry (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Failed sign-ins by user name and by client address, both only as keyed hashes.
CREATE TABLE login_throttle (
  bucket   BINARY(32)  NOT NULL,
  failures INT         NOT NULL,
  since    DATETIME(3) NOT NULL,
  PRIMARY KEY (bucket),
  KEY login_throttle_since (since)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Responsible units (责任单位), to which cases are dispatched.
CREATE TABLE unit (
  code       VARCHAR(64)  NOT NULL,
  district   VARCHAR(32)  NOT NULL,
  name       VARCHAR(100) NOT NULL,
  retired_at DATETIME(3)  NULL,
  PRIMARY KEY (code),
  KEY unit_district (district)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
