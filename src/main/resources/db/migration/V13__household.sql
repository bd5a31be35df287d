-- Households (户). The address is sealed and found by its index alone, and its building by another one;
-- all of them go when the household ends.
CREATE TABLE household (
  id            BIGINT         NOT NULL,
  district      VARCHAR(32)    NOT NULL,
  community     VARCHAR(40)    NOT NULL,
  address       VARBINARY(600) NULL,
  address_index BINARY(32)     NULL,
  building      BINARY(32)     NULL,              -- null also when the address does not tell it
  invite_code   VARCHAR(9)     NULL,
  invite_until  DATETIME(3)    NULL,
  created_at    DATETIME(3)    NOT NULL,
  ended_at      DATETIME(3)    NULL,
  ranked        BOOLEAN        NOT NULL,          -- false: counts in no ranking, and sees none
  version       BIGINT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY household_address (address_index),
  UNIQUE KEY household_invitation (invite_code),
  KEY household_community (district, community, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who belongs to one now. The key allows nobody two.
CREATE TABLE household_member (
  account_id   BIGINT      NOT NULL,
  household_id BIGINT      NOT NULL,
  head         BOOLEAN     NOT NULL,
  joined_at    DATETIME(3) NOT NULL,
  PRIMARY KEY (account_id),
  KEY household_member_household (household_id, joined_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Numbers that a device reads: the household's card, and the QR of each member.
CREATE TABLE household_card (
  number       VARCHAR(16) NOT NULL,
  household_id BIGINT      NOT NULL,
  account_id   BIGINT      NULL,                  -- whose QR it is; null for the household's card
  state        VARCHAR(8)  NOT NULL,
  issued_at    DATETIME(3) NOT NULL,
  ended_at     DATETIME(3) NULL,
  PRIMARY KEY (number),
  KEY household_card_household (household_id, state),
  KEY household_card_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What became of a household, by bare numbers.
CREATE TABLE household_history (
  id           BIGINT      NOT NULL,
  household_id BIGINT      NOT NULL,
  action       VARCHAR(16) NOT NULL,
  actor_id     BIGINT      NOT NULL,
  member_id    BIGINT      NULL,                  -- whom it was done to
  community    VARCHAR(40) NULL,                  -- where it lives from then on
  at           DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  KEY household_history_household (household_id, id),
  KEY household_history_member (member_id, action)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
