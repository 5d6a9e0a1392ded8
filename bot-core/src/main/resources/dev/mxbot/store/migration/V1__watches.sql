-- One text for SQLite and PostgreSQL; where they differ, a placeholder stands. Times are milliseconds since 1970.

CREATE TABLE watch (
    id        TEXT   NOT NULL PRIMARY KEY,
    platform  TEXT   NOT NULL,
    workspace TEXT   NOT NULL,
    channel   TEXT   NOT NULL,
    domain    TEXT   NOT NULL,
    wishes    TEXT   NOT NULL, -- JSON
    added_by  TEXT   NOT NULL,
    added_at  BIGINT NOT NULL,
    memory    TEXT   NOT NULL, -- JSON
    version   BIGINT NOT NULL, -- grows with each write
    next_at   BIGINT NOT NULL,
    paused    TEXT,            -- why; NULL while it runs
    UNIQUE (platform, workspace, channel, domain)
);
CREATE INDEX watch_due ON watch (next_at) WHERE paused IS NULL;

-- What was published differently. It outlives the watch, so it names channel and domain itself.
CREATE TABLE change_record (
    id          ${identity},
    watch_id    TEXT   NOT NULL,
    platform    TEXT   NOT NULL,
    workspace   TEXT   NOT NULL,
    channel     TEXT   NOT NULL,
    domain      TEXT   NOT NULL,
    after_at    BIGINT NOT NULL,
    by_at       BIGINT NOT NULL,
    differences TEXT   NOT NULL, -- JSON
    effect      TEXT   NOT NULL,
    snapshot    TEXT   NOT NULL  -- JSON
);
CREATE INDEX change_record_of ON change_record (platform, workspace, channel, domain, by_at);

-- Who did what, when, from where, and what was decided. It outlives the watch, too.
CREATE TABLE audit (
    id        ${identity},
    at        BIGINT NOT NULL,
    who       TEXT   NOT NULL,
    platform  TEXT   NOT NULL,
    workspace TEXT   NOT NULL,
    channel   TEXT   NOT NULL,
    what      TEXT   NOT NULL,
    domain    TEXT   NOT NULL,
    detail    TEXT   NOT NULL
);
CREATE INDEX audit_of ON audit (platform, workspace, channel, domain, at);

-- What one replica at a time owns. A row stays when its lease is given back, so that the token never falls.
CREATE TABLE lease (
    name   TEXT   NOT NULL PRIMARY KEY,
    holder TEXT   NOT NULL,
    ends   BIGINT NOT NULL,
    token  BIGINT NOT NULL
);

-- The one table of db-scheduler, which wants its own names and types. SQLite must be told TIMESTAMP: in a column of text nothing is ever due.
CREATE TABLE scheduled_tasks (
    task_name            TEXT         NOT NULL,
    task_instance        TEXT         NOT NULL,
    task_data            ${bytes},
    execution_time       ${timestamp} NOT NULL,
    picked               ${boolean}   NOT NULL,
    picked_by            TEXT,
    last_success         ${timestamp},
    last_failure         ${timestamp},
    consecutive_failures INT,
    last_heartbeat       ${timestamp},
    version              BIGINT       NOT NULL,
    priority             SMALLINT,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
