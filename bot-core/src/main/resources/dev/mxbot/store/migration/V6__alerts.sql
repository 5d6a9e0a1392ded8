-- What a channel was told, with what had been found then. It outlives the watch, so it names channel and domain itself. Times are
-- milliseconds since 1970.

CREATE TABLE alert (
    id         ${identity},
    watch_id   TEXT   NOT NULL,
    platform   TEXT   NOT NULL,
    workspace  TEXT   NOT NULL,
    channel    TEXT   NOT NULL,
    domain     TEXT   NOT NULL,
    incident   TEXT   NOT NULL,
    transition TEXT   NOT NULL,
    round      BIGINT NOT NULL,
    told_at    BIGINT NOT NULL,
    found      TEXT   NOT NULL, -- JSON
    UNIQUE (watch_id, incident, transition, round)
);
CREATE INDEX alert_of ON alert (platform, workspace, channel, domain, told_at);
CREATE INDEX alert_told ON alert (told_at);
