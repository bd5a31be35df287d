-- What came of the check of a photo that residents reported with (图片内容安全审核). The row is written
-- when the words of its case are judged; a photo without one is judged by nobody, as all before this.
CREATE TABLE report_photo_check (
  photo_id  BIGINT       NOT NULL,
  report_id BIGINT       NOT NULL,              -- the case it was reported with
  attempts  INT          NOT NULL,              -- how often its verdict was asked for
  trace_id  VARCHAR(128) NULL,                  -- what the verdict that was asked for last comes with
  verdict   VARCHAR(8)   NULL,                  -- null: not there yet
  label     VARCHAR(40)  NULL,                  -- what was found; null when nothing was
  PRIMARY KEY (photo_id),
  KEY report_photo_check_case (report_id),
  KEY report_photo_check_trace (trace_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
