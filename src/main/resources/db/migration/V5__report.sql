-- Categories of reports. District '' holds the defaults; a district's own row replaces one.
CREATE TABLE report_category (
  id              BIGINT       NOT NULL,
  district        VARCHAR(32)  NOT NULL,
  code            VARCHAR(32)  NOT NULL,
  name            VARCHAR(64)  NOT NULL,
  description     VARCHAR(200) NOT NULL,
  sort_order      INT          NOT NULL,
  deadline_amount INT          NOT NULL,
  deadline_unit   VARCHAR(16)  NOT NULL,
  on_rework       VARCHAR(16)  NOT NULL,
  retired_at      DATETIME(3)  NULL,
  version         BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY report_category_code (district, code)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Which unit a category's cases go to: in the whole district (area ''), or in one subdistrict.
CREATE TABLE report_routing (
  district   VARCHAR(32) NOT NULL,
  category   VARCHAR(32) NOT NULL,
  area       VARCHAR(32) NOT NULL,
  unit       VARCHAR(64) NOT NULL,
  retired_at DATETIME(3) NULL,
  PRIMARY KEY (district, category, area)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The next unused number of each district and day; nodes take them in blocks.
CREATE TABLE case_number (
  district    VARCHAR(32) NOT NULL,
  day         DATE        NOT NULL,
  next_number INT         NOT NULL,
  PRIMARY KEY (district, day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE report (
  id                  BIGINT         NOT NULL,
  case_no             VARCHAR(32)    NOT NULL,
  district            VARCHAR(32)    NOT NULL,
  subdistrict         VARCHAR(32)    NULL,          -- null: in the district's triage queue
  category            VARCHAR(32)    NOT NULL,
  description         VARCHAR(2000)  NOT NULL,
  address             VARCHAR(200)   NULL,
  lat                 DOUBLE         NOT NULL,      -- WGS-84
  lon                 DOUBLE         NOT NULL,
  given_lat           DOUBLE         NOT NULL,      -- as the phone gave it
  given_lon           DOUBLE         NOT NULL,
  given_datum         VARCHAR(8)     NOT NULL,
  accuracy            DOUBLE         NULL,          -- metres
  grid_cell           BIGINT         NOT NULL,      -- a thousandth of a degree square
  reporter_id         BIGINT         NULL,
  anonymous           BOOLEAN        NOT NULL,
  contact_phone       VARBINARY(128) NULL,          -- sealed
  contact_phone_index BINARY(32)     NULL,          -- blind index
  occurred_at         DATETIME(3)    NULL,
  status              VARCHAR(16)    NOT NULL,
  unit                VARCHAR(64)    NULL,
  submitted_at        DATETIME(3)    NOT NULL,
  accepted_at         DATETIME(3)    NULL,
  term_started_at     DATETIME(3)    NOT NULL,      -- from when the present deadline counts
  deadline            DATETIME(3)    NOT NULL,
  deadline_assumed    BOOLEAN        NOT NULL,      -- counted past the last known calendar year
  warn_at             DATETIME(3)    NOT NULL,      -- 80 % of the term
  warned_at           DATETIME(3)    NULL,
  overdue_at          DATETIME(3)    NULL,          -- when it was marked overdue
  next_check_at       DATETIME(3)    NULL,          -- when the deadline job looks again
  suspended_at        DATETIME(3)    NULL,
  handled_at          DATETIME(3)    NULL,
  handled_by          BIGINT         NULL,
  rejected_at         DATETIME(3)    NULL,
  closed_at           DATETIME(3)    NULL,
  closed_by           BIGINT         NULL,
  rework_count        INT            NOT NULL,
  reopen_count        INT            NOT NULL,
  duplicate_of        BIGINT         NULL,
  look_back_due       DATETIME(3)    NULL,          -- null: not closed, or looked at already
  look_back_at        DATETIME(3)    NULL,
  rated_at            DATETIME(3)    NULL,
  rating_stars        INT            NULL,
  rating_resolved     BOOLEAN        NULL,
  updated_at          DATETIME(3)    NOT NULL,
  version             BIGINT         NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY report_case_no (case_no),
  KEY report_mine (reporter_id, id),
  KEY report_list (district, submitted_at, id),
  KEY report_status (district, status, submitted_at, id),
  KEY report_deadline (district, deadline),
  KEY report_grid (grid_cell, submitted_at),
  KEY report_check (next_check_at),
  KEY report_look_back (district, look_back_due)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Every step of every case, written with the step and never changed.
CREATE TABLE report_history (
  id          BIGINT        NOT NULL,
  report_id   BIGINT        NOT NULL,
  at          DATETIME(3)   NOT NULL,
  actor_id    BIGINT        NOT NULL,              -- 0: the system
  actor_role  VARCHAR(16)   NOT NULL,
  action      VARCHAR(32)   NOT NULL,
  from_status VARCHAR(16)   NULL,
  to_status   VARCHAR(16)   NOT NULL,
  note        VARCHAR(2000) NULL,
  public_note BOOLEAN       NOT NULL,              -- whether the reporter may read the note
  details     TEXT          NULL,                  -- JSON: what else changed
  PRIMARY KEY (id),
  KEY report_history_case (report_id, id),
  KEY report_history_actor (actor_id, at)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE report_photo (
  report_id  BIGINT      NOT NULL,
  photo_id   BIGINT      NOT NULL,
  purpose    VARCHAR(16) NOT NULL,
  position   INT         NOT NULL,
  history_id BIGINT      NOT NULL,
  PRIMARY KEY (report_id, photo_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE report_support (
  report_id  BIGINT      NOT NULL,
  account_id BIGINT      NOT NULL,
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (report_id, account_id),
  KEY report_support_account (account_id, report_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Suspensions, extensions and reopenings that were asked for and need a decision.
CREATE TABLE report_request (
  id            BIGINT        NOT NULL,
  report_id     BIGINT        NOT NULL,
  kind          VARCHAR(16)   NOT NULL,
  state         VARCHAR(16)   NOT NULL,
  reason        VARCHAR(2000) NOT NULL,
  until         DATETIME(3)   NULL,                -- the deadline an extension asks for
  requested_by  BIGINT        NOT NULL,
  requested_at  DATETIME(3)   NOT NULL,
  decided_by    BIGINT        NULL,
  decided_at    DATETIME(3)   NULL,
  decision_note VARCHAR(2000) NULL,
  PRIMARY KEY (id),
  KEY report_request_case (report_id, state, kind)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
