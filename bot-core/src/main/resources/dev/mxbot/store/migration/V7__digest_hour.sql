-- At which hour a digest is wished; empty: at the hour at which it was wished for.
ALTER TABLE digest ADD COLUMN at_day  TEXT NOT NULL DEFAULT ''; -- MONDAY; empty: every day
ALTER TABLE digest ADD COLUMN at_time TEXT NOT NULL DEFAULT ''; -- 07:30
ALTER TABLE digest ADD COLUMN at_zone TEXT NOT NULL DEFAULT ''; -- Europe/Berlin
