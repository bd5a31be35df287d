-- In which communities (社区) each household was registered when, for the figures of past weeks.
CREATE TABLE household_residence (
  id           BIGINT      NOT NULL,
  household_id BIGINT      NOT NULL,
  district     VARCHAR(32) NOT NULL,
  community    VARCHAR(40) NOT NULL,
  since        DATETIME(3) NOT NULL,
  left_at      DATETIME(3) NULL,                    -- null: it is registered there now
  PRIMARY KEY (id),
  KEY household_residence_household (household_id, since),
  KEY household_residence_community (district, community, since, left_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a household delivered in a week, from Monday on in Asia/Shanghai: always what its accepted
-- deliveries add up to, from which each change of one of them counts it again.
CREATE TABLE household_week (
  household_id BIGINT      NOT NULL,
  monday       DATE        NOT NULL,
  district     VARCHAR(32) NOT NULL,                -- where it was registered when the week ended
  community    VARCHAR(40) NOT NULL,
  registered   BOOLEAN     NOT NULL,                -- false: nowhere any more, or not yet
  deliveries   INT         NOT NULL,
  grams        INT         NOT NULL,
  graded       INT         NOT NULL,
  passed       INT         NOT NULL,
  points       INT         NOT NULL,
  PRIMARY KEY (household_id, monday),
  KEY household_week_district
    (district, monday, community, registered, deliveries, grams, graded, passed, points)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
