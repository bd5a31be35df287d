-- What residents offer each other (社区跳蚤市场).
CREATE TABLE market_item (
  id               BIGINT       NOT NULL,
  district         VARCHAR(32)  NOT NULL,
  subdistrict      VARCHAR(40)  NULL,
  community        VARCHAR(40)  NOT NULL,
  giver_account_id BIGINT       NOT NULL,
  title            VARCHAR(40)  NOT NULL,
  description      VARCHAR(500) NOT NULL,
  place            VARCHAR(60)  NOT NULL,
  points           BIGINT       NOT NULL,           -- 0: free
  photo_ids        VARCHAR(150) NOT NULL,           -- comma-separated
  state            VARCHAR(16)  NOT NULL,
  doubt            VARCHAR(40)  NULL,               -- what a machine found in the words
  note             VARCHAR(200) NULL,               -- why it was refused
  taker_account_id BIGINT       NULL,
  reservation_id   BIGINT       NULL,               -- in the ledger; null: nothing is set aside
  code             VARCHAR(16)  NULL,               -- what the taker shows, while it is reserved
  due_at           DATETIME(3)  NULL,               -- when time ends its state
  abuses           INT          NOT NULL,
  created_at       DATETIME(3)  NOT NULL,
  ended_at         DATETIME(3)  NULL,
  version          BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY market_item_district (district, state, id),
  KEY market_item_giver (giver_account_id, id),
  KEY market_item_taker (taker_account_id, id),
  KEY market_item_due (due_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who finds something wrong with a thing, each once.
CREATE TABLE market_abuse (
  item_id    BIGINT      NOT NULL,
  account_id BIGINT      NOT NULL,
  reason     VARCHAR(16) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (item_id, account_id),
  KEY market_abuse_account (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
