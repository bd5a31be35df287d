-- A load sheet that never left, or left by mistake, is taken back; and lists are read by the moment
-- something was booked.
ALTER TABLE load_sheet
  ADD COLUMN cancelled_at  DATETIME(3)  NULL AFTER received_by,
  ADD COLUMN cancelled_by  BIGINT       NULL AFTER cancelled_at,
  ADD COLUMN cancel_reason VARCHAR(200) NULL AFTER cancelled_by;

ALTER TABLE recyclables_movement
  MODIFY COLUMN reason VARCHAR(2000) NULL,          -- of a receipt, those of all its lines
  DROP KEY recyclables_movement_list,
  ADD KEY recyclables_movement_list (district, at, id),
  ADD KEY recyclables_movement_station (station_id, at, id);
