-- How many people there are of each kind, to which answers are weighted. A later one replaces an
-- earlier one for what is computed from then on.
CREATE TABLE survey_margin (
  id         BIGINT        NOT NULL,
  district   VARCHAR(32)   NOT NULL,
  population VARCHAR(16)   NOT NULL,
  trait      VARCHAR(16)   NOT NULL,
  categories TEXT          NOT NULL,           -- JSON: people by category
  source     VARCHAR(200)  NOT NULL,
  as_of      DATE          NOT NULL,
  loaded_at  DATETIME(3)   NOT NULL,
  loaded_by  BIGINT        NOT NULL,
  PRIMARY KEY (id),
  KEY survey_margin_trait (district, population, trait, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin COMMENT = 'append-only';
