-- What staff made of a message's words: each version is kept, the newest counts. A template without
-- rows is as it came with the program; so is one whose newest version has no content.
CREATE TABLE message_template (
  kind       VARCHAR(32) NOT NULL,
  channel    VARCHAR(8)  NOT NULL,
  language   VARCHAR(8)  NOT NULL,
  version    BIGINT      NOT NULL,
  content    TEXT        NULL,                      -- JSON
  changed_at DATETIME(3) NOT NULL,
  changed_by BIGINT      NOT NULL,
  PRIMARY KEY (kind, channel, language, version)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- A message that waits to be pushed together with others, until the digest of its person is due.
ALTER TABLE message ADD COLUMN waits BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE message_digest (
  account_id BIGINT      NOT NULL,
  due_at     DATETIME(3) NOT NULL,
  PRIMARY KEY (account_id),
  KEY message_digest_due (due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- For how many minutes small messages are collected; null: not at all.
ALTER TABLE notification_preference ADD COLUMN digest_minutes SMALLINT NULL;

-- Who lives in a community, in order.
ALTER TABLE account_profile ADD KEY account_profile_home (home_community, account_id);

-- Announcements to many. The version counts what staff did; the progress is the program's own.
CREATE TABLE broadcast (
  id            BIGINT        NOT NULL,
  district      VARCHAR(32)   NOT NULL,
  state         VARCHAR(16)   NOT NULL,
  title_zh      VARCHAR(50)   NOT NULL,
  body_zh       VARCHAR(1000) NOT NULL,
  title_en      VARCHAR(50)   NULL,
  body_en       VARCHAR(1000) NULL,
  audience      TEXT          NOT NULL,             -- JSON
  audience_size INT           NULL,                 -- when it was sent
  send_at       DATETIME(3)   NULL,
  due_at        DATETIME(3)   NULL,                 -- when something is to be done next
  community     VARCHAR(40)   NULL,                 -- how far the rows are written: in which one,
  after_account BIGINT        NOT NULL DEFAULT 0,   -- and behind whom
  written       BOOLEAN       NOT NULL DEFAULT FALSE,
  told          INT           NOT NULL DEFAULT 0,
  pushes        INT           NOT NULL DEFAULT 0,
  push_at       DATETIME(3)   NULL,                 -- behind the last push
  started_at    DATETIME(3)   NULL,
  ended_at      DATETIME(3)   NULL,
  created_at    DATETIME(3)   NOT NULL,
  created_by    BIGINT        NOT NULL,
  version       BIGINT        NOT NULL,
  PRIMARY KEY (id),
  KEY broadcast_district (district, id),
  KEY broadcast_due (state, due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
