-- Fees of pickups (大件收运费), one payment a booking. The id is the trade number at the provider.
CREATE TABLE pickup_payment (
  id             BIGINT       NOT NULL,
  booking_id     BIGINT       NOT NULL,
  district       VARCHAR(32)  NOT NULL,
  amount_fen     BIGINT       NOT NULL,
  state          VARCHAR(16)  NOT NULL,
  paid_fen       BIGINT       NULL,             -- null: not paid; another amount goes back
  transaction_id VARCHAR(64)  NULL,             -- the provider's; null: not paid
  created_at     DATETIME(3)  NOT NULL,
  paid_at        DATETIME(3)  NULL,
  refunded_at    DATETIME(3)  NULL,
  PRIMARY KEY (id),
  UNIQUE KEY pickup_payment_booking (booking_id)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
