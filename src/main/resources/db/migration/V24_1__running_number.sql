-- The next unused number of each prefix and day, for cases and bookings; nodes take them in blocks.
CREATE TABLE running_number (
  prefix      VARCHAR(16) NOT NULL,
  day         DATE        NOT NULL,
  next_number INT         NOT NULL,
  PRIMARY KEY (prefix, day)
) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO running_number (prefix, day, next_number)
SELECT district.case_prefix, case_number.day, case_number.next_number
  FROM case_number
  JOIN district ON district.code = case_number.district;

DROP TABLE case_number;
