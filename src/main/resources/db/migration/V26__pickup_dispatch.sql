-- Collectors (回收员): where they work from, and how much they can do.
CREATE TABLE pickup_collector (
  account_id BIGINT      NOT NULL,
  district   VARCHAR(32) NOT NULL,             -- empty: of all districts
  station_id BIGINT      NULL,                 -- null: of any station there
  capacity   INT         NOT NULL,             -- stops in one window
  on_duty    BOOLEAN     NOT NULL,
  duty_since DATETIME(3) NULL,                 -- null: off duty
  version    BIGINT      NOT NULL,             -- counts what staff change
  PRIMARY KEY (account_id),
  KEY pickup_collector_duty (district, on_duty)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a collector has had to do with a booking.
CREATE TABLE pickup_collector_job (
  booking_id      BIGINT      NOT NULL,
  collector_id    BIGINT      NOT NULL,
  assigned_at     DATETIME(3) NULL,            -- last; null: never had it
  declined_window DATETIME(3) NULL,            -- begin of the window they do not want it in
  missed_at       DATETIME(3) NULL,            -- they had it when its window passed, and were not there
  PRIMARY KEY (booking_id, collector_id),
  KEY pickup_collector_job_missed (collector_id, missed_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
