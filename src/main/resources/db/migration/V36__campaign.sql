-- Campaigns (调查): who is asked a published version, and until when.
CREATE TABLE survey_campaign (
  id               BIGINT        NOT NULL,
  district         VARCHAR(32)   NOT NULL,
  title            VARCHAR(100)  NOT NULL,
  questionnaire_id BIGINT        NOT NULL,
  version_number   INT           NOT NULL,
  population       VARCHAR(16)   NOT NULL,
  areas            VARCHAR(4000) NOT NULL,     -- codes of subdistricts with commas; empty: all of it
  asks             VARCHAR(64)   NOT NULL,     -- traits that are asked besides, with commas
  anonymous        BOOLEAN       NOT NULL,
  opens_at         DATETIME(3)   NOT NULL,
  closes_at        DATETIME(3)   NOT NULL,
  sample           VARCHAR(400)  NULL,         -- JSON: the precision that is wanted
  started_at       DATETIME(3)   NULL,
  ended_at         DATETIME(3)   NULL,
  created_at       DATETIME(3)   NOT NULL,
  created_by       BIGINT        NOT NULL,
  version          BIGINT        NOT NULL,
  PRIMARY KEY (id),
  KEY survey_campaign_district (district, id),
  KEY survey_campaign_open (district, closes_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How many of a kind may answer (配额).
CREATE TABLE survey_quota (
  campaign_id BIGINT      NOT NULL,
  number      INT         NOT NULL,
  gender      VARCHAR(8)  NULL,                -- null: any
  age_band    VARCHAR(8)  NULL,
  area        VARCHAR(32) NULL,
  most        INT         NOT NULL,
  taken       INT         NOT NULL,
  PRIMARY KEY (campaign_id, number)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who has answered. Without any time, so that nothing joins it to an answer.
CREATE TABLE survey_participation (
  campaign_id BIGINT       NOT NULL,
  account_id  BIGINT       NOT NULL,
  request_key VARCHAR(255) NOT NULL,           -- a retry says the same
  PRIMARY KEY (campaign_id, account_id),
  KEY survey_participation_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Answers begun and not handed in. The row goes when they are.
CREATE TABLE survey_draft (
  campaign_id BIGINT     NOT NULL,
  account_id  BIGINT     NOT NULL,
  draft       MEDIUMTEXT NOT NULL,             -- JSON
  version     BIGINT     NOT NULL,
  PRIMARY KEY (campaign_id, account_id),
  KEY survey_draft_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was answered. The id is drawn by chance and there is no time: the order of the rows says
-- nothing of when and by whom.
CREATE TABLE survey_response (
  campaign_id BIGINT      NOT NULL,
  id          BIGINT      NOT NULL,
  account_id  BIGINT      NULL,                -- null when the campaign is anonymous
  gender      VARCHAR(8)  NULL,
  age_band    VARCHAR(8)  NULL,
  area        VARCHAR(32) NULL,                -- a subdistrict
  duration    VARCHAR(16) NULL,
  flags       VARCHAR(64) NOT NULL,            -- with commas
  PRIMARY KEY (campaign_id, id),
  KEY survey_response_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE survey_answer (
  campaign_id BIGINT        NOT NULL,
  question    VARCHAR(32)   NOT NULL,
  response_id BIGINT        NOT NULL,
  part        VARCHAR(32)   NOT NULL,          -- the option of several, the row of a matrix, or empty
  value       VARCHAR(2000) NOT NULL,
  PRIMARY KEY (campaign_id, question, response_id, part),
  KEY survey_answer_response (campaign_id, response_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
