-- Questionnaires (问卷): what is asked. A version that was published never changes.
CREATE TABLE survey_questionnaire (
  id         BIGINT      NOT NULL,
  district   VARCHAR(32) NOT NULL,             -- empty: of all districts
  code       VARCHAR(32) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  created_by BIGINT      NOT NULL,
  version    BIGINT      NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY survey_questionnaire_code (district, code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE survey_version (
  questionnaire_id BIGINT      NOT NULL,
  number           INT         NOT NULL,       -- counts from 1 on
  state            VARCHAR(16) NOT NULL,
  form             MEDIUMTEXT  NOT NULL,       -- JSON
  changed_at       DATETIME(3) NOT NULL,
  changed_by       BIGINT      NOT NULL,
  published_at     DATETIME(3) NULL,
  retired_at       DATETIME(3) NULL,
  PRIMARY KEY (questionnaire_id, number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Questions to take from (题库).
CREATE TABLE survey_bank_question (
  id         BIGINT      NOT NULL,
  district   VARCHAR(32) NOT NULL,             -- empty: of all districts
  code       VARCHAR(32) NOT NULL,
  question   MEDIUMTEXT  NOT NULL,             -- JSON
  created_at DATETIME(3) NOT NULL,
  created_by BIGINT      NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY survey_bank_question_code (district, code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
