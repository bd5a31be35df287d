-- What comparable households bring (同类户): by community and by district, counted anew each night.
CREATE TABLE delivery_norm (
  area        VARCHAR(40) NOT NULL,               -- code of the community, or of the district
  deliveries  BIGINT      NOT NULL,
  heavy_grams BIGINT      NOT NULL,               -- the 99th percentile of their weights
  counted_at  DATETIME(3) NOT NULL,
  PRIMARY KEY (area)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Households that one inspector alone takes deliveries of, where others take turns.
CREATE TABLE delivery_pair (
  household_id BIGINT      NOT NULL,
  inspector_id BIGINT      NOT NULL,
  deliveries   BIGINT      NOT NULL,
  counted_at   DATETIME(3) NOT NULL,
  raised_at    DATETIME(3) NULL,                  -- when a delivery was last held for it
  PRIMARY KEY (household_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
