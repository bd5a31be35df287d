-- How the answers of a campaign come: in the app, by an open link, told to an interviewer, or asked
-- by others. A campaign has one way, so figures of different ways are never mixed.
ALTER TABLE survey_campaign
  ADD COLUMN mode   VARCHAR(16)  NOT NULL DEFAULT 'APP',
  ADD COLUMN agency VARCHAR(100) NULL,         -- who asked, of a survey that others made
  ADD COLUMN code   VARCHAR(32)  NULL,         -- of the open link; null for others
  ADD UNIQUE KEY survey_campaign_code (code);

-- Requests that brought answers of somebody without an account: repeated, nothing happens. The key
-- is the client's, digested; there is no time, and nothing of the answer.
CREATE TABLE survey_request (
  campaign_id BIGINT   NOT NULL,
  request_key CHAR(64) NOT NULL,
  PRIMARY KEY (campaign_id, request_key)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How often interviewers met with what; completed ones are the responses.
CREATE TABLE survey_contact (
  campaign_id BIGINT      NOT NULL,
  outcome     VARCHAR(16) NOT NULL,
  number      INT         NOT NULL,
  PRIMARY KEY (campaign_id, outcome)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
