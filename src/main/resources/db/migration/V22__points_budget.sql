-- The most points a district gives in a month, whatever its rules say (预算上限).
CREATE TABLE points_budget_cap (
  district   VARCHAR(32) NOT NULL,
  monthly    BIGINT      NULL,                      -- null: only the rules limit it
  changed_at DATETIME(3) NOT NULL,
  changed_by BIGINT      NOT NULL,
  version    BIGINT      NOT NULL,
  PRIMARY KEY (district)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
