-- Smart bins and scales that take kitchen waste (厨余垃圾), each with a sealed key of its own.
CREATE TABLE delivery_device (
  id          BIGINT         NOT NULL,
  district    VARCHAR(32)    NOT NULL,
  community   VARCHAR(40)    NOT NULL,
  name        VARCHAR(100)   NOT NULL,
  kind        VARCHAR(16)    NOT NULL,
  site        VARCHAR(40)    NULL,                -- those of one site stand side by side
  secret      VARBINARY(200) NOT NULL,
  disabled_at DATETIME(3)    NULL,
  seen_at     DATETIME(3)    NULL,
  clock_skew  BIGINT         NULL,                -- milliseconds its clock was ahead of ours then
  fill_level  SMALLINT       NULL,                -- percent, as it said last
  created_at  DATETIME(3)    NOT NULL,
  created_by  BIGINT         NOT NULL,
  version     BIGINT         NOT NULL,
  PRIMARY KEY (id),
  KEY delivery_device_community (district, community, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What devices have signed already, for as long as their signatures are good.
CREATE TABLE delivery_device_nonce (
  device_id BIGINT      NOT NULL,
  nonce     BINARY(32)  NOT NULL,                 -- SHA-256
  at        DATETIME(3) NOT NULL,
  PRIMARY KEY (device_id, nonce),
  KEY delivery_device_nonce_age (at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who told of deliveries: the device, or the inspector's account. A row to lock, so that what one of
-- them sends at the same time is taken one after the other.
CREATE TABLE delivery_source (
  id      BIGINT      NOT NULL,
  told_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Each delivery once, whatever is sent again: by its source and the source's own id of the event.
CREATE TABLE delivery (
  id            BIGINT       NOT NULL,
  source        VARCHAR(16)  NOT NULL,
  source_id     BIGINT       NOT NULL,            -- the device, or the inspector's account
  event_id      VARCHAR(64)  NOT NULL,
  district      VARCHAR(32)  NOT NULL,            -- where it was made; empty when nobody knows
  community     VARCHAR(40)  NULL,
  card          VARCHAR(64)  NULL,                -- as it was read, when we know none such
  household_id  BIGINT       NULL,
  member_id     BIGINT       NULL,                -- whose QR it was
  at            DATETIME(3)  NOT NULL,
  received_at   DATETIME(3)  NOT NULL,
  clock_skew    BIGINT       NOT NULL,            -- milliseconds the source's clock was ahead
  grams         BIGINT       NOT NULL,
  fill_level    SMALLINT     NULL,
  photo_id      BIGINT       NULL,
  grade         VARCHAR(16)  NULL,
  grade_note    VARCHAR(200) NULL,
  passed        BOOLEAN      NULL,                -- whether that means sorted properly; null before
  graded_by     BIGINT       NULL,
  graded_at     DATETIME(3)  NULL,
  state         VARCHAR(16)  NOT NULL,
  reason        VARCHAR(200) NULL,
  points        BIGINT       NOT NULL,
  rule          VARCHAR(64)  NULL,
  decided_by    BIGINT       NULL,
  decided_at    DATETIME(3)  NULL,
  decision_note VARCHAR(200) NULL,
  version       BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY delivery_event (source_id, event_id),
  KEY delivery_household (household_id, at, id),
  KEY delivery_member (member_id, id),
  KEY delivery_state (state, id),
  KEY delivery_community (district, community, at, state, grams)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
