/**
 * Watching: a domain is diagnosed again and again, and a channel hears what changes, once. {@link dev.mxbot.watch.Watch} is who wants to
 * hear of what; {@link dev.mxbot.watch.Memory} is all that is remembered between two checks; a check ends in a
 * {@link dev.mxbot.watch.Conclusion}, which the store writes in one transaction. Nothing of it lives in memory alone.
 */
@NullMarked
package dev.mxbot.watch;

import org.jspecify.annotations.NullMarked;
