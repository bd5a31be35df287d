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
