-- A photo belongs to its uploader until it is used, then to its owner (a case, a comment, …).
--
-- UPLOADING: the row stands before the first file is written, so that whatever a crash leaves in the
--            store is known here and removed with the row.
-- READY:     all files are written.
-- DOOMED:    nobody sees it any more; its files go first, then the row.
--
-- No position and no time of capture: these are offered to the uploader once and never kept.
CREATE TABLE photo (
  id           BIGINT      NOT NULL,
  uploader_id  BIGINT      NOT NULL,
  state        VARCHAR(16) NOT NULL,
  owner_type   VARCHAR(32) NULL,
  owner_id     BIGINT      NULL,
  width        INT         NOT NULL,
  height       INT         NOT NULL,
  thumb_bytes  INT         NOT NULL,
  medium_bytes INT         NOT NULL,
  large_bytes  INT         NOT NULL,
  created_at   DATETIME(3) NOT NULL,
  attached_at  DATETIME(3) NULL,
  PRIMARY KEY (id),
  KEY photo_owner (owner_type, owner_id),
  KEY photo_uploader (uploader_id, created_at),
  KEY photo_unused (state, owner_id, created_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
