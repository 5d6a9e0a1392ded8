/**
 * What mxbot keeps: watches and what they remember, incidents, the outbox, history, audit, leases. One schema on SQLite (one machine) and
 * PostgreSQL (several), the same SQL wherever both understand it. Times are milliseconds since 1970 in a {@code BIGINT}.
 */
@NullMarked
package dev.mxbot.store;

import org.jspecify.annotations.NullMarked;
