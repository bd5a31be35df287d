-- Who answers may get points, all at once when it is over; and residents may be invited to it.
ALTER TABLE survey_campaign
  ADD COLUMN rewarded   BOOLEAN      NOT NULL DEFAULT FALSE,
  ADD COLUMN invitation VARCHAR(100) NULL;     -- JSON: how many, and how often they are reminded

-- No time: when it is over all points are given in one go.
ALTER TABLE survey_participation
  ADD COLUMN points_due BOOLEAN NOT NULL DEFAULT FALSE,
  ADD KEY survey_participation_due (campaign_id, points_due);

-- The messages of a campaign: the invitations, then the reminders. Each knows how far it has come.
CREATE TABLE survey_wave (
  id            BIGINT      NOT NULL,
  campaign_id   BIGINT      NOT NULL,
  number        INT         NOT NULL,          -- 0: the invitations
  at            DATETIME(3) NOT NULL,          -- when it begins
  due_at        DATETIME(3) NULL,              -- null: it is over
  most          INT         NULL,              -- how many are invited; null: all
  people        INT         NULL,              -- from how many the invited are drawn; null: not counted yet
  seen          INT         NOT NULL,
  community     VARCHAR(40) NULL,
  after_account BIGINT      NOT NULL,
  told          INT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY survey_wave_campaign (campaign_id, number),
  KEY survey_wave_due (due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who was invited, until a week after the campaign is over.
CREATE TABLE survey_invitation (
  campaign_id BIGINT NOT NULL,
  account_id  BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, account_id),
  KEY survey_invitation_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
