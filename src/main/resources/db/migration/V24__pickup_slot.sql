-- The windows of each station (预约时段) in the week. The row is what makes changes of a station's slots
-- wait for each other.
CREATE TABLE pickup_schedule (
  station_id BIGINT      NOT NULL,
  district   VARCHAR(32) NOT NULL,
  windows    TEXT        NOT NULL,          -- JSON
  changed_at DATETIME(3) NOT NULL,
  version    BIGINT      NOT NULL,
  PRIMARY KEY (station_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One window on one day: so many places, and how many are taken by holds and bookings.
CREATE TABLE pickup_slot (
  id             BIGINT      NOT NULL,
  station_id     BIGINT      NOT NULL,
  district       VARCHAR(32) NOT NULL,
  starts_at      DATETIME(3) NOT NULL,
  ends_at        DATETIME(3) NOT NULL,
  capacity       INT         NOT NULL,      -- stops; 0: withdrawn
  taken          INT         NOT NULL,
  bulky_capacity INT         NOT NULL,      -- how many of the stops may be for bulky waste
  bulky_taken    INT         NOT NULL,
  closed         BOOLEAN     NOT NULL,      -- by a closure
  PRIMARY KEY (id),
  UNIQUE KEY pickup_slot_start (station_id, starts_at),
  KEY pickup_slot_closed (closed, starts_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- When a station does not collect although its schedule says so.
CREATE TABLE pickup_closure (
  id         BIGINT       NOT NULL,
  station_id BIGINT       NOT NULL,
  district   VARCHAR(32)  NOT NULL,
  from_at    DATETIME(3)  NOT NULL,
  to_at      DATETIME(3)  NOT NULL,
  reason     VARCHAR(100) NOT NULL,         -- residents read it
  closed_by  BIGINT       NOT NULL,
  created_at DATETIME(3)  NOT NULL,
  ended_at   DATETIME(3)  NULL,             -- when it was taken back
  PRIMARY KEY (id),
  KEY pickup_closure_station (station_id, to_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Places kept while a resident fills in the form. Whoever deletes the row gives the place back, or to
-- the booking: so it is released exactly once.
CREATE TABLE pickup_hold (
  id         BIGINT      NOT NULL,
  account_id BIGINT      NOT NULL,
  slot_id    BIGINT      NOT NULL,
  bulky      BOOLEAN     NOT NULL,
  expires_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY pickup_hold_account (account_id),
  KEY pickup_hold_expiry (expires_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
