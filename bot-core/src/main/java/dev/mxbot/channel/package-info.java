/**
 * Where a conversation takes place, and how mxbot speaks there of its own accord. Each platform implements {@link Notifier} and
 * {@link People}, and tells {@link Presence} when it is let in or put out; nobody else knows how.
 */
@NullMarked
package dev.mxbot.channel;

import org.jspecify.annotations.NullMarked;
