-- What is still to be said, and where. Times are milliseconds since 1970.

-- A channel that was ever spoken to. Its row is what a sender holds while it sends: one sender at a time, in the order of seq.
CREATE TABLE destination (
    id          TEXT   NOT NULL PRIMARY KEY, -- platform/workspace/channel
    platform    TEXT   NOT NULL,
    workspace   TEXT   NOT NULL,
    channel     TEXT   NOT NULL,
    last_seq    BIGINT NOT NULL, -- of its newest announcement; counted here, so that the order is that of the commits
    due_at      BIGINT,          -- when its next announcement is to be sent; NULL: none waits
    holder      TEXT   NOT NULL, -- the sender that has it; empty: none
    held_until  BIGINT NOT NULL,
    fence       BIGINT NOT NULL, -- grows with each claim: who holds an older one may not write
    failures    BIGINT NOT NULL, -- in a row
    failing_for BIGINT NOT NULL, -- milliseconds waited between them
    gone_at     BIGINT,          -- since when it cannot be spoken in; NULL: it can
    gone_why    TEXT   NOT NULL,
    gone_whole  BIGINT NOT NULL, -- 1: with the whole workspace, and comes back with it
    notice_at   BIGINT,          -- when whoever set up its watches is to be told of that; NULL: not, or told
    notices     BIGINT NOT NULL  -- tries to tell
);
CREATE INDEX destination_due ON destination (platform, due_at);
CREATE INDEX destination_gone ON destination (gone_at) WHERE gone_at IS NOT NULL;
CREATE INDEX destination_notice ON destination (notice_at) WHERE notice_at IS NOT NULL;

CREATE TABLE outbox (
    destination TEXT   NOT NULL,
    seq         BIGINT NOT NULL,
    watch_id    TEXT   NOT NULL,
    incident    TEXT   NOT NULL,
    transition  TEXT   NOT NULL,
    round       BIGINT NOT NULL,
    domain      TEXT   NOT NULL,
    cause       TEXT   NOT NULL,
    reply       TEXT   NOT NULL,
    made_at     BIGINT NOT NULL,
    state       TEXT   NOT NULL, -- WAITING, SENDING, SENT, DROPPED (overtaken by its end), DEAD (given up)
    post_key    TEXT   NOT NULL, -- of the post that it is, or was tried, in
    doubt       TEXT   NOT NULL, -- the platform may have it already: RESTART, UNCONFIRMED; NONE
    alone       BIGINT NOT NULL, -- 1: not in one post with others, which was refused
    done_at     BIGINT,
    detail      TEXT   NOT NULL, -- why it is dropped, dead or still waiting
    PRIMARY KEY (destination, seq),
    UNIQUE (watch_id, incident, transition, round, destination)
);
-- Oldest first per channel; what waits longest; what is old enough to be removed.
CREATE INDEX outbox_order ON outbox (destination, state, seq);
CREATE INDEX outbox_age ON outbox (state, made_at);
CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL;

-- One incident, one thread: the message under which the rest is said.
CREATE TABLE incident_thread (
    watch_id    TEXT   NOT NULL,
    incident    TEXT   NOT NULL,
    destination TEXT   NOT NULL,
    message     TEXT   NOT NULL,
    progress    TEXT   NOT NULL, -- the answer in it that the next one of its kind replaces; empty: none
    touched_at  BIGINT NOT NULL,
    PRIMARY KEY (watch_id, incident, destination)
);
CREATE INDEX incident_thread_message ON incident_thread (destination, message);
