/**
 * What of a domain's mail was published when, and what a change of it does. A {@link dev.mxbot.history.Snapshot} is what one diagnosis saw,
 * reduced to what would be a change if it were different: order, TTL, case and the way a text is cut into strings are not (RELIABILITY.md
 * P12), and what could not be looked up never is (P11). Two snapshots have {@link dev.mxbot.history.Difference}s;
 * {@link dev.mxbot.history.Effects} says in words what these do to mail, {@link dev.mxbot.history.Culprit} which of them a finding rests on,
 * {@link dev.mxbot.history.Convergence} by name who has one and who is behind, {@link dev.mxbot.history.HistoryReport} all of them by days.
 * Nothing here looks anything up, and nothing here remembers: the store does.
 */
@NullMarked
package dev.mxbot.history;

import org.jspecify.annotations.NullMarked;
