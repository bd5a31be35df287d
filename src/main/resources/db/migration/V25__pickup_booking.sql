-- Bookings of a pickup.
CREATE TABLE pickup_booking (
  id             BIGINT         NOT NULL,
  booking_no     VARCHAR(32)    NOT NULL,
  district       VARCHAR(32)    NOT NULL,
  subdistrict    VARCHAR(32)    NULL,
  resident_id    BIGINT         NULL,          -- null: erased
  household_id   BIGINT         NULL,          -- null: of somebody without one
  station_id     BIGINT         NOT NULL,
  slot_id        BIGINT         NOT NULL,
  starts_at      DATETIME(3)    NOT NULL,      -- the window, as the slot had it
  ends_at        DATETIME(3)    NOT NULL,
  bulky          BOOLEAN        NOT NULL,      -- takes a place for bulky waste too
  price_list_id  BIGINT         NOT NULL,      -- in force when it was booked, and for it for ever
  status         VARCHAR(16)    NOT NULL,
  visit          VARBINARY(4096) NULL,         -- sealed: address, contact, note; null: erased
  lat            DOUBLE         NULL,          -- WGS-84; null: erased
  lon            DOUBLE         NULL,
  given_lat      DOUBLE         NULL,          -- as the phone gave it
  given_lon      DOUBLE         NULL,
  given_datum    VARCHAR(8)     NULL,
  accuracy       DOUBLE         NULL,          -- metres
  estimate_pay   BIGINT         NOT NULL,      -- fen the resident gets, as estimated
  fee            BIGINT         NOT NULL,      -- fen the resident pays
  paid_fen       BIGINT         NULL,          -- fen the resident got; null: not settled
  offer_round    INT            NOT NULL,      -- 0: not offered yet; 3: nobody took it
  collector_id   BIGINT         NULL,
  assigned_at    DATETIME(3)    NULL,
  departed_at    DATETIME(3)    NULL,          -- these four by the collector's own clock
  arrived_at     DATETIME(3)    NULL,
  weighed_at     DATETIME(3)    NULL,
  no_show_at     DATETIME(3)    NULL,
  missed_at      DATETIME(3)    NULL,          -- when the window had passed and nobody came
  no_show_reason VARCHAR(16)    NULL,
  confirmed_at   DATETIME(3)    NULL,
  settled_at     DATETIME(3)    NULL,
  ended_at       DATETIME(3)    NULL,          -- null: goes on
  rating_stars   INT            NULL,
  rated_at       DATETIME(3)    NULL,
  due_at         DATETIME(3)    NULL,          -- when the clock does something with it
  created_at     DATETIME(3)    NOT NULL,
  updated_at     DATETIME(3)    NOT NULL,
  version        BIGINT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY pickup_booking_no (booking_no),
  KEY pickup_booking_mine (resident_id, id),
  KEY pickup_booking_household (household_id, starts_at),
  KEY pickup_booking_list (district, starts_at, id),
  KEY pickup_booking_slot (slot_id, status),
  KEY pickup_booking_station (station_id, status, starts_at),
  KEY pickup_booking_offer (district, status, starts_at, id),
  KEY pickup_booking_collector (collector_id, starts_at),
  KEY pickup_booking_due (due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the resident says there is to collect.
CREATE TABLE pickup_item (
  booking_id BIGINT      NOT NULL,
  item       VARCHAR(32) NOT NULL,             -- code in the booking's price list
  amount     BIGINT      NOT NULL,             -- grams or pieces, as the item is sold
  PRIMARY KEY (booking_id, item)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE pickup_photo (
  photo_id   BIGINT      NOT NULL,
  booking_id BIGINT      NOT NULL,
  item       VARCHAR(32) NULL,
  purpose    VARCHAR(16) NOT NULL,
  PRIMARY KEY (photo_id),
  KEY pickup_photo_booking (booking_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Every step of every booking, written with the step and never changed.
CREATE TABLE pickup_history (
  id          BIGINT       NOT NULL,
  booking_id  BIGINT       NOT NULL,
  at          DATETIME(3)  NOT NULL,
  happened_at DATETIME(3)  NOT NULL,           -- by the clock of the phone that did it
  actor_id    BIGINT       NOT NULL,           -- 0: the system
  actor_role  VARCHAR(16)  NOT NULL,
  action      VARCHAR(16)  NOT NULL,
  from_status VARCHAR(16)  NULL,
  to_status   VARCHAR(16)  NOT NULL,
  note        VARCHAR(500) NULL,
  details     TEXT         NULL,               -- JSON: what else changed; nothing personal
  PRIMARY KEY (id),
  KEY pickup_history_booking (booking_id, id),
  KEY pickup_history_actor (actor_id, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
