-- What inspectors saw in bags before they were delivered (投放前检查), each once, whatever is sent again.
CREATE TABLE delivery_inspection (
  id           BIGINT       NOT NULL,
  inspector_id BIGINT       NOT NULL,
  event_id     VARCHAR(64)  NOT NULL,
  district     VARCHAR(32)  NOT NULL,
  community    VARCHAR(40)  NOT NULL,             -- where the household lived then
  household_id BIGINT       NOT NULL,
  at           DATETIME(3)  NOT NULL,
  received_at  DATETIME(3)  NOT NULL,
  grade        VARCHAR(16)  NOT NULL,
  note         VARCHAR(200) NULL,
  photo_id     BIGINT       NULL,
  delivery_id  BIGINT       NULL,                 -- whose grade it became
  PRIMARY KEY (id),
  UNIQUE KEY delivery_inspection_event (inspector_id, event_id),
  KEY delivery_inspection_household (household_id, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
