/**
 * Where a conversation takes place, and how mxbot speaks there of its own accord. Each platform implements {@link Notifier} and
 * {@link People}, and tells {@link Presence} when it is let in or put out; nobody else knows how. {@link Leases} say which of several
 * processes holds a line that only one may hold.
 */
@NullMarked
package dev.mxbot.channel;

import org.jspecify.annotations.NullMarked;
