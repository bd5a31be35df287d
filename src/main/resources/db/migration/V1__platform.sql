-- Portable between MySQL 8 and MariaDB: ids come from the application, times are UTC with
-- milliseconds, text is compared byte by byte (utf8mb4_bin).

-- One row for each event and handler; a row is deleted when its handler is done.
CREATE TABLE outbox (
  id           BIGINT       NOT NULL,
  handler      VARCHAR(64)  NOT NULL,
  aggregate_id BIGINT       NOT NULL,
  event        TEXT         NOT NULL,
  created_at   DATETIME(3)  NOT NULL,
  available_at DATETIME(3)  NOT NULL,
  owner        VARCHAR(64)  NULL,
  attempts     INT          NOT NULL DEFAULT 0,
  last_error   VARCHAR(500) NULL,
  parked_at    DATETIME(3)  NULL,
  PRIMARY KEY (id),
  KEY outbox_available (handler, parked_at, available_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The stored answer of a request that must not be done twice.
CREATE TABLE idempotency (
  account_id   BIGINT       NOT NULL,
  operation    VARCHAR(120) NOT NULL,
  request_key  VARCHAR(128) NOT NULL,
  fingerprint  BINARY(32)   NOT NULL,
  status       SMALLINT     NOT NULL,
  location     VARCHAR(200) NULL,
  etag         VARCHAR(64)  NULL,
  body         MEDIUMTEXT   NULL,
  created_at   DATETIME(3)  NOT NULL,
  PRIMARY KEY (account_id, operation, request_key),
  KEY idempotency_age (created_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who saw or changed what. The application inserts and reads; it never updates or deletes.
CREATE TABLE audit_log (
  id         BIGINT       NOT NULL,
  at         DATETIME(3)  NOT NULL,
  account_id BIGINT       NOT NULL,
  action     VARCHAR(64)  NOT NULL,
  subject    VARCHAR(64)  NOT NULL,
  subject_id VARCHAR(64)  NOT NULL,
  district   VARCHAR(32)  NULL,
  details    TEXT         NULL,
  PRIMARY KEY (id),
  KEY audit_subject (subject, subject_id, id),
  KEY audit_account (account_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Work that one node at a time does: who holds it, and what it has got to.
CREATE TABLE job (
  name        VARCHAR(64) NOT NULL,
  owner       VARCHAR(64) NULL,
  lease_until DATETIME(3) NULL,
  state       TEXT        NULL,
  PRIMARY KEY (name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
