-- The privacy notice (隐私政策) in versions. Nothing here ever changes: consents name them.
CREATE TABLE privacy_notice (
  version        INT         NOT NULL,
  effective_from DATETIME(3) NOT NULL,
  material       BOOLEAN     NOT NULL,              -- whether everybody is asked again
  PRIMARY KEY (version)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE privacy_notice_text (
  version  INT        NOT NULL,
  language VARCHAR(8) NOT NULL,
  text     MEDIUMTEXT NOT NULL,                     -- Markdown
  PRIMARY KEY (version, language)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Every yes and no of a resident: evidence, added to and never changed.
CREATE TABLE account_consent (
  id             BIGINT      NOT NULL,
  account_id     BIGINT      NOT NULL,
  purpose        VARCHAR(16) NOT NULL,
  given          BOOLEAN     NOT NULL,
  notice_version INT         NOT NULL,
  at             DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY account_consent_account (account_id, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The consents that stand, such as 'PHONE:1 PUSH:2' by the version of the notice: the check of the
-- session, which every request makes, reads them with the account.
ALTER TABLE account ADD COLUMN consents VARCHAR(200) NOT NULL DEFAULT '';

-- When the account will be erased, because its owner asked for it, and when it was.
ALTER TABLE account ADD COLUMN erase_at DATETIME(3) NULL;
ALTER TABLE account ADD COLUMN erased_at DATETIME(3) NULL;
ALTER TABLE account ADD KEY account_erase (erase_at);
ALTER TABLE account ADD KEY account_erased (erased_at);
ALTER TABLE account ADD KEY account_merged_into (merged_into);

-- Since when a case has ended of which is known who reported it; null for any other.
ALTER TABLE report ADD COLUMN ended_at DATETIME(3) NULL;
ALTER TABLE report ADD KEY report_ended (ended_at);
UPDATE report SET ended_at = updated_at
 WHERE status IN ('CLOSED', 'REJECTED', 'DUPLICATE', 'WITHDRAWN') AND reporter_id IS NOT NULL;

-- What is dropped by its age.
ALTER TABLE message ADD KEY message_age (created_at);
ALTER TABLE device ADD KEY device_age (seen_at);

-- Cases whose reporter was erased while there was work to do: what the reporter said and showed goes
-- when there is none left.
CREATE TABLE report_erasure (
  report_id BIGINT      NOT NULL,
  asked_at  DATETIME(3) NOT NULL,
  PRIMARY KEY (report_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The export a resident asked for, one each. Without an account, its file goes, then the row.
CREATE TABLE account_export (
  id         BIGINT      NOT NULL,
  account_id BIGINT      NULL,
  asked_at   DATETIME(3) NOT NULL,
  ready_at   DATETIME(3) NULL,
  bytes      BIGINT      NULL,
  expires_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_export_account (account_id),
  KEY account_export_expiry (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
