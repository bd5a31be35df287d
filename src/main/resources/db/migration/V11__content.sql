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
