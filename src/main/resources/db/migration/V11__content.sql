-- The keys that values were sealed under: never a key, but what tells one from another, so that a
-- node with the wrong one does not start.
CREATE TABLE sealing_key (
  id          SMALLINT   NOT NULL,              -- the first byte of what it sealed
  fingerprint BINARY(32) NOT NULL,
  older_rows  BIGINT     NULL,                  -- rows under keys before it, at the last look at all
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What became of text messages, without number and words; the gateway tells by their ids.
CREATE TABLE text_message (
  id           BIGINT      NOT NULL,
  state        VARCHAR(16) NOT NULL,
  gateway_code VARCHAR(32) NULL,                -- why it failed, in the gateway's words
  created_at   DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY text_message_age (created_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The message that was counted last.
ALTER TABLE code_allowance ADD COLUMN message_id BIGINT NULL;

-- Whether the words of a case are for others only once report_content says PASS. Cases before this
-- were shown, and stay so.
ALTER TABLE report ADD COLUMN content_check BOOLEAN NOT NULL DEFAULT FALSE;

-- What came of the check of a case's words (内容安全审核); no row: not checked yet.
CREATE TABLE report_content (
  report_id  BIGINT      NOT NULL,
  verdict    VARCHAR(8)  NOT NULL,
  label      VARCHAR(40) NULL,                  -- what kind of words were found, never the words
  checked_at DATETIME(3) NOT NULL,
  PRIMARY KEY (report_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- For those who decide what is public.
ALTER TABLE report_request ADD KEY report_request_waiting (kind, state, id);
