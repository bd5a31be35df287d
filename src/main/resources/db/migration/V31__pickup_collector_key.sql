-- What a collector has to do yet, which phones ask for all day.
ALTER TABLE pickup_booking
  ADD KEY pickup_booking_job (collector_id, status, starts_at);
