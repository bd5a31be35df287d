-- Which state of the reference data is current, for the nodes that keep it in memory. The version is
-- a new id with every change, never a count, so that a rolled-back change cannot pass for another.
CREATE TABLE reference_version (
  name    VARCHAR(32) NOT NULL,
  version BIGINT      NOT NULL,
  PRIMARY KEY (name)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO reference_version (name, version) VALUES ('area', 0), ('calendar', 0);

-- What is set for a district as a whole; its place in the grid is its row in area.
CREATE TABLE district (
  code          VARCHAR(32)  NOT NULL,
  name          VARCHAR(100) NOT NULL,
  case_prefix   VARCHAR(4)   NOT NULL,
  plan_document VARCHAR(100) NULL,
  working_hours VARCHAR(200) NOT NULL,
  retired_at    DATETIME(3)  NULL,
  PRIMARY KEY (code),
  UNIQUE KEY district_case_prefix (case_prefix)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The grid. Rows are retired, never deleted: cases keep naming them.
CREATE TABLE area (
  code       VARCHAR(40)  NOT NULL,
  district   VARCHAR(32)  NOT NULL,
  level      VARCHAR(16)  NOT NULL,
  parent     VARCHAR(40)  NULL,
  path       VARCHAR(250) NOT NULL,
  name       VARCHAR(100) NOT NULL,
  version    BIGINT       NOT NULL,
  retired_at DATETIME(3)  NULL,
  PRIMARY KEY (code),
  KEY area_district (district, level, code),
  KEY area_parent (parent, code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The outline of a district or subdistrict: a GeoJSON geometry in WGS-84.
CREATE TABLE area_boundary (
  area       VARCHAR(40) NOT NULL,
  geometry   MEDIUMTEXT  NOT NULL,
  retired_at DATETIME(3) NULL,
  PRIMARY KEY (area)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The years whose holidays are known, and where from: a seed file leaves alone what staff loaded.
CREATE TABLE calendar_year (
  year       SMALLINT    NOT NULL,
  source     VARCHAR(8)  NOT NULL,
  loaded_at  DATETIME(3) NOT NULL,
  loaded_by  BIGINT      NOT NULL,
  retired_at DATETIME(3) NULL,
  PRIMARY KEY (year)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The days that are not what their weekday says.
CREATE TABLE calendar_day (
  day        DATE         NOT NULL,
  kind       VARCHAR(8)   NOT NULL,
  name       VARCHAR(100) NOT NULL,
  retired_at DATETIME(3)  NULL,
  PRIMARY KEY (day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
