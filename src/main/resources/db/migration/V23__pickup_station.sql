-- Sorting centres (分拣中心), which run the stations of a district. They come from the seed files.
CREATE TABLE sorting_centre (
  id         BIGINT       NOT NULL,
  district   VARCHAR(32)  NOT NULL,
  code       VARCHAR(32)  NOT NULL,
  name       VARCHAR(60)  NOT NULL,
  address    VARCHAR(200) NOT NULL,
  lat        DOUBLE       NOT NULL,                 -- WGS-84
  lon        DOUBLE       NOT NULL,
  retired_at DATETIME(3)  NULL,
  PRIMARY KEY (id),
  UNIQUE KEY sorting_centre_code (code),
  KEY sorting_centre_district (district)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Collection stations, the green islands (绿岛). Retired, never deleted: bookings and lots name them.
CREATE TABLE station (
  id             BIGINT        NOT NULL,
  district       VARCHAR(32)   NOT NULL,
  code           VARCHAR(32)   NOT NULL,
  subdistrict    VARCHAR(40)   NULL,                -- where it stands; null: in none
  centre_id      BIGINT        NOT NULL,
  name           VARCHAR(60)   NOT NULL,
  address        VARCHAR(200)  NOT NULL,
  lat            DOUBLE        NOT NULL,            -- WGS-84
  lon            DOUBLE        NOT NULL,
  hours          VARCHAR(200)  NOT NULL,            -- 08:30-12:00;13:30-17:30
  holiday_hours  VARCHAR(200)  NULL,                -- on public holidays; null: closed then
  accepts        VARCHAR(200)  NOT NULL,            -- material categories, comma-separated
  subdistricts   VARCHAR(2000) NOT NULL,            -- that it serves, comma-separated; may be empty
  service_area   MEDIUMTEXT    NULL,                -- that it serves too: GeoJSON in WGS-84
  capacity_grams BIGINT        NOT NULL,
  photo_ids      VARCHAR(80)   NOT NULL,            -- comma-separated; may be empty
  seeded         BOOLEAN       NOT NULL,            -- as the seed file has it; false: staff changed it
  retired_at     DATETIME(3)   NULL,
  created_at     DATETIME(3)   NOT NULL,
  version        BIGINT        NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY station_code (code),
  KEY station_district (district)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who waits for a station that covers a place. The place is kept to about 100 m.
CREATE TABLE station_waiting (
  id          BIGINT      NOT NULL,
  account_id  BIGINT      NOT NULL,
  district    VARCHAR(32) NOT NULL,
  subdistrict VARCHAR(40) NULL,
  lat         DOUBLE      NOT NULL,                 -- WGS-84, to three decimals
  lon         DOUBLE      NOT NULL,
  cell        VARCHAR(24) NOT NULL,                 -- both as one text
  created_at  DATETIME(3) NOT NULL,
  told_at     DATETIME(3) NULL,                     -- null: still waits
  PRIMARY KEY (id),
  UNIQUE KEY station_waiting_place (account_id, cell),
  KEY station_waiting_district (district, told_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What is collected in a district (回收品目). Category and unit never change, so weights stay comparable.
CREATE TABLE recyclable_item (
  id          BIGINT       NOT NULL,
  district    VARCHAR(32)  NOT NULL,
  code        VARCHAR(32)  NOT NULL,
  category    VARCHAR(16)  NOT NULL,
  unit        VARCHAR(8)   NOT NULL,
  name        VARCHAR(60)  NOT NULL,
  description VARCHAR(200) NOT NULL,
  sort_order  INT          NOT NULL,
  seeded      BOOLEAN      NOT NULL,                -- as the seed file has it; false: staff changed it
  retired_at  DATETIME(3)  NULL,                    -- in no later price list
  version     BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY recyclable_item_code (district, code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What is paid or charged from a moment on (回收价目). A list never changes; one that has not begun can
-- be withdrawn. The newest of those that begin last is in force.
CREATE TABLE price_list (
  id             BIGINT       NOT NULL,
  district       VARCHAR(32)  NOT NULL,
  number         INT          NOT NULL,
  effective_from DATETIME(3)  NOT NULL,
  prices         MEDIUMTEXT   NOT NULL,             -- JSON
  note           VARCHAR(200) NOT NULL,
  created_at     DATETIME(3)  NOT NULL,
  created_by     BIGINT       NOT NULL,
  withdrawn_at   DATETIME(3)  NULL,
  withdrawn_by   BIGINT       NULL,
  PRIMARY KEY (id),
  UNIQUE KEY price_list_number (district, number),
  KEY price_list_effective (district, effective_from)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
