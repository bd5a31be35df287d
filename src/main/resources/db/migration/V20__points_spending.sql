-- What points buy in a district (兑换目录).
CREATE TABLE points_reward (
  id             BIGINT       NOT NULL,
  district       VARCHAR(32)  NOT NULL,
  code           VARCHAR(32)  NOT NULL,
  kind           VARCHAR(16)  NOT NULL,
  name           VARCHAR(60)  NOT NULL,
  description    VARCHAR(500) NOT NULL,
  points         BIGINT       NOT NULL,             -- for one
  amount_fen     BIGINT       NULL,                 -- cash for one; null: it is no cash
  stock          BIGINT       NULL,                 -- left to give; null: without end
  low_stock      BIGINT       NOT NULL,             -- fewer are an alarm
  most_per_month INT          NULL,                 -- for a household; null: no limit
  offered        BOOLEAN      NOT NULL,
  created_at     DATETIME(3)  NOT NULL,
  version        BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY points_reward_code (district, code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The codes of vouchers (购物券). The redemption is set once and never changed.
CREATE TABLE points_voucher (
  district      VARCHAR(32) NOT NULL,
  code          VARCHAR(64) NOT NULL,
  reward_id     BIGINT      NOT NULL,
  redemption_id BIGINT      NULL,
  loaded_at     DATETIME(3) NOT NULL,
  PRIMARY KEY (district, code),
  KEY points_voucher_free (reward_id, redemption_id),
  KEY points_voucher_redemption (redemption_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What households got for points, or will get.
CREATE TABLE points_redemption (
  id             BIGINT      NOT NULL,
  district       VARCHAR(32) NOT NULL,
  household_id   BIGINT      NOT NULL,
  member_id      BIGINT      NOT NULL,              -- the account of who asked for it
  reward_id      BIGINT      NOT NULL,
  kind           VARCHAR(16) NOT NULL,
  name           VARCHAR(60) NOT NULL,              -- as it was then
  quantity       INT         NOT NULL,
  points         BIGINT      NOT NULL,              -- for all of it
  amount_fen     BIGINT      NULL,                  -- cash for all of it
  payee          VARCHAR(128) NULL,                 -- the WeChat openid that gets the cash
  reservation_id BIGINT      NOT NULL,              -- in the ledger
  state          VARCHAR(16) NOT NULL,
  pickup_code    VARCHAR(10) NULL,                  -- while it waits to be handed over
  pickup_until   DATETIME(3) NULL,
  payout_id      BIGINT      NULL,                  -- set once: cash is in one payout, ever
  decided_by     BIGINT      NULL,                  -- who approved the cash; null: nobody had to
  note           VARCHAR(100) NULL,                 -- why cash was refused or could not be paid
  created_at     DATETIME(3) NOT NULL,
  ended_at       DATETIME(3) NULL,
  ended_by       BIGINT      NULL,                  -- null: its time was over
  version        BIGINT      NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY points_redemption_pickup (pickup_code),
  KEY points_redemption_household (household_id, id),
  KEY points_redemption_limit (household_id, reward_id, created_at),
  KEY points_redemption_member (member_id, id),
  KEY points_redemption_due (pickup_until),
  KEY points_redemption_state (district, state, id),
  KEY points_redemption_payout (payout_id, id),
  KEY points_redemption_payee (payee)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
