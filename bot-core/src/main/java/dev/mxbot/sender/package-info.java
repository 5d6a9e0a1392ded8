/**
 * May this server send in that domain's name? The question, as a receiver asks it while the mail is being handed over, and the answer with
 * every step on the way to it.
 *
 * <p>The evaluation itself lives with the record's language in {@code check.spf}; commands and reports know this package alone.
 */
@NullMarked
package dev.mxbot.sender;

import org.jspecify.annotations.NullMarked;
