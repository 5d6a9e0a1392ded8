-- Under which id the logs tell of the check, or the command, that decided an announcement; empty: of one from before this column.
ALTER TABLE outbox ADD COLUMN run TEXT NOT NULL DEFAULT '';
