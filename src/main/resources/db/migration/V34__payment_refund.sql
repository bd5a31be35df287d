-- A fee may come back in part, when only a part of what it is for was collected.
ALTER TABLE pickup_payment
  ADD COLUMN refund_fen BIGINT NULL AFTER paid_fen;  -- what goes back; null: all of it, if any
