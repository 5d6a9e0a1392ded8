/**
 * What of a domain's mail was published when. A {@link dev.mxbot.history.Snapshot} is what one diagnosis saw, reduced to what would be a
 * change if it were different: order, TTL, case and the way a text is cut into strings are not (RELIABILITY.md P12). Nothing here looks
 * anything up, and nothing here remembers: the store does.
 */
@NullMarked
package dev.mxbot.history;

import org.jspecify.annotations.NullMarked;
