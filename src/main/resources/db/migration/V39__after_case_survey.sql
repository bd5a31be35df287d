-- After-case surveys (办结满意度): who was offered two questions on how their case was handled, and
-- what they answered. A case has one resident, so it has one row.
CREATE TABLE after_case_survey (
  id           BIGINT      NOT NULL,
  district     VARCHAR(32) NOT NULL,
  kind         VARCHAR(16) NOT NULL,           -- REPORT, PICKUP
  case_id      BIGINT      NOT NULL,
  case_no      VARCHAR(32) NOT NULL,
  account_id   BIGINT      NULL,               -- null once the person is gone
  closed_month VARCHAR(7)  NOT NULL,           -- 2026-11, of the first closing, in Shanghai
  closed_at    DATETIME(3) NOT NULL,           -- the first time
  closes_at    DATETIME(3) NOT NULL,           -- until when it can be answered
  rated_at     DATETIME(3) NULL,               -- stars were given, so it is not asked again
  satisfaction VARCHAR(20) NULL,
  reason       VARCHAR(20) NULL,
  answered_at  DATETIME(3) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY after_case_survey_case (kind, case_id),
  KEY after_case_survey_account (account_id, closes_at),
  KEY after_case_survey_month (district, closed_month)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
