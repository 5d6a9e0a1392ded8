-- Which channels want to read how their watches stand. Times are milliseconds since 1970.

CREATE TABLE digest (
    platform  TEXT   NOT NULL,
    workspace TEXT   NOT NULL,
    channel   TEXT   NOT NULL,
    rhythm    TEXT   NOT NULL, -- DAILY, WEEKLY
    wished_at BIGINT NOT NULL,
    last_at   BIGINT,          -- NULL: none was sent yet
    PRIMARY KEY (platform, workspace, channel)
);
