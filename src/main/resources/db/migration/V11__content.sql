-- The keys that values were sealed under: never a key, but what tells one from another, so that a
-- node with the wrong one does not start.
CREATE TABLE sealing_key (
  id          SMALLINT   NOT NULL,              -- the first byte of what it sealed
  fingerprint BINARY(32) NOT NULL,
  older_rows  BIGINT     NULL,                  -- rows under keys before it, at the last look at all
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
