-- The ledger of recyclables (回收数据电子统计台账), in grams. Double entry: of each category the postings
-- of a movement add up to zero.
CREATE TABLE recyclables_movement (
  id            BIGINT       NOT NULL,
  source_kind   VARCHAR(24)  NOT NULL,
  source_id     VARCHAR(64)  NOT NULL,
  kind          VARCHAR(16)  NOT NULL,
  district      VARCHAR(32)  NOT NULL,
  subdistrict   VARCHAR(40)  NULL,             -- where it was collected; null: elsewhere or unknown
  station_id    BIGINT       NULL,
  centre_id     BIGINT       NULL,
  load_sheet_id BIGINT       NULL,
  booked_by     BIGINT       NOT NULL,         -- collector or staff; 0: the system
  reason        VARCHAR(200) NULL,
  occurred_at   DATETIME(3)  NOT NULL,
  day           DATE         NOT NULL,         -- of the above, in Asia/Shanghai
  at            DATETIME(3)  NOT NULL,         -- booked; later than any other of the same stock
  PRIMARY KEY (id),
  UNIQUE KEY recyclables_movement_source (source_kind, source_id),
  KEY recyclables_movement_list (district, id),
  KEY recyclables_movement_day (district, day, kind)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

CREATE TABLE recyclables_posting (
  movement_id BIGINT      NOT NULL,
  account     VARCHAR(16) NOT NULL,
  category    VARCHAR(16) NOT NULL,
  place_id    BIGINT      NOT NULL,            -- station, load sheet or centre
  grams       BIGINT      NOT NULL,
  district    VARCHAR(32) NOT NULL,
  at          DATETIME(3) NOT NULL,
  PRIMARY KEY (movement_id, account, category),
  KEY recyclables_posting_sum (district, category, account, at, grams)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';

-- What lies where, kept for reading; its lock makes those who move the same stock wait for each other.
CREATE TABLE recyclables_stock (
  account  VARCHAR(16) NOT NULL,
  place_id BIGINT      NOT NULL,
  category VARCHAR(16) NOT NULL,
  district VARCHAR(32) NOT NULL,
  grams    BIGINT      NOT NULL,
  last_at  DATETIME(3) NULL,
  PRIMARY KEY (account, place_id, category),
  KEY recyclables_stock_district (district)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Load sheets (转运单): what left a station for its sorting centre.
CREATE TABLE load_sheet (
  id          BIGINT       NOT NULL,
  district    VARCHAR(32)  NOT NULL,
  station_id  BIGINT       NOT NULL,
  centre_id   BIGINT       NOT NULL,
  vehicle     VARCHAR(20)  NOT NULL,           -- its plate
  note        VARCHAR(200) NULL,
  status      VARCHAR(16)  NOT NULL,
  loaded_at   DATETIME(3)  NOT NULL,
  loaded_by   BIGINT       NOT NULL,
  received_at DATETIME(3)  NULL,
  received_by BIGINT       NULL,
  version     BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY load_sheet_list (district, status, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE load_sheet_line (
  load_sheet_id  BIGINT       NOT NULL,
  category       VARCHAR(16)  NOT NULL,
  grams          BIGINT       NOT NULL,
  received_grams BIGINT       NULL,            -- null: still on the road
  reason         VARCHAR(200) NULL,            -- why the two differ
  PRIMARY KEY (load_sheet_id, category)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- All household waste of a district in a month (生活垃圾产生量), as staff enter it; the newest row counts.
CREATE TABLE waste_total (
  id         BIGINT       NOT NULL,
  district   VARCHAR(32)  NOT NULL,
  month      CHAR(7)      NOT NULL,            -- 2026-11
  grams      BIGINT       NOT NULL,
  note       VARCHAR(200) NULL,
  entered_at DATETIME(3)  NOT NULL,
  entered_by BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY waste_total_month (district, month, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';
