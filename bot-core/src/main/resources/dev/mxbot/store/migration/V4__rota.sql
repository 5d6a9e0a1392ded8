-- Whose turn it is, and what platforms have sent already. Times are milliseconds since 1970.

ALTER TABLE watch ADD COLUMN held_until BIGINT NOT NULL DEFAULT 0; -- until then one process checks it; 0: none does
ALTER TABLE watch ADD COLUMN failures   BIGINT NOT NULL DEFAULT 0; -- checks in a row that could not be made
ALTER TABLE watch ADD COLUMN broken     TEXT;                      -- why not; NULL: the last one could

CREATE TABLE seen_request (
    request TEXT   NOT NULL PRIMARY KEY, -- begins with the platform's name
    seen_at BIGINT NOT NULL
);
CREATE INDEX seen_request_at ON seen_request (seen_at);
