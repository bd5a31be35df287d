-- What people were told. The notice key names the event: with the account it stands here once.
CREATE TABLE message (
  id           BIGINT        NOT NULL,
  account_id   BIGINT        NOT NULL,
  notice_key   VARCHAR(96)   NOT NULL,
  kind         VARCHAR(32)   NOT NULL,
  title        VARCHAR(100)  NOT NULL,
  body         VARCHAR(1000) NOT NULL,
  path         VARCHAR(200)  NOT NULL,              -- where the app opens
  created_at   DATETIME(3)   NOT NULL,              -- when it happened
  read_at      DATETIME(3)   NULL,
  push_channel VARCHAR(8)    NULL,                  -- the one way it is pushed; null: none chosen
  pushed_at    DATETIME(3)   NULL,
  PRIMARY KEY (id),
  UNIQUE KEY message_once (account_id, notice_key),
  KEY message_inbox (account_id, id),
  KEY message_unread (account_id, read_at, id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Apps that can be pushed to. A token belongs to the account that brought it last.
CREATE TABLE device (
  id          BIGINT        NOT NULL,
  token_hash  BINARY(32)    NOT NULL,
  token       VARCHAR(4096) NOT NULL,
  account_id  BIGINT        NOT NULL,
  platform    VARCHAR(8)    NOT NULL,
  app_version VARCHAR(32)   NOT NULL,
  seen_at     DATETIME(3)   NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY device_token (token_hash),
  KEY device_account (account_id, seen_at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How many messages of a template (订阅消息) a person allowed WeChat to deliver.
CREATE TABLE wechat_credit (
  openid     VARCHAR(128) NOT NULL,
  template   VARCHAR(64)  NOT NULL,
  credits    INT          NOT NULL,
  updated_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (openid, template)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What people set differently from the defaults. Both ends null: no quiet hours.
CREATE TABLE notification_preference (
  account_id   BIGINT       NOT NULL,
  quiet_from   SMALLINT     NULL,                   -- minute of the day in Asia/Shanghai
  quiet_to     SMALLINT     NULL,
  muted_topics VARCHAR(400) NOT NULL,               -- JSON list
  updated_at   DATETIME(3)  NOT NULL,
  PRIMARY KEY (account_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
