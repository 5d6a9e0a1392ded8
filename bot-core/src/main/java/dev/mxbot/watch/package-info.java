/**
 * Watching: a domain is diagnosed again and again, and a channel hears what changes, once. {@link dev.mxbot.watch.Watch} is who wants to
 * hear of what; {@link dev.mxbot.watch.Memory} is all that is remembered between two checks; a check ends in a
 * {@link dev.mxbot.watch.Conclusion}, which the store writes in one transaction. Nothing of it lives in memory alone.
 *
 * <p>The way of a check: {@link dev.mxbot.watch.Rounds} takes what is due by the {@link dev.mxbot.watch.Rota};
 * {@link dev.mxbot.watch.Checkup} looks, and asks for a {@link dev.mxbot.watch.SecondOpinion} where something is suspected; where the very
 * same is seen as before, the {@link dev.mxbot.watch.Judgement} stands. The {@link dev.mxbot.watch.Decider} is pure: {@code Tracking} finds
 * what is true by now, {@code Telling} what of it the channel does not know, {@code Countdown} how far a change has come,
 * {@code AlertReport} the words. The {@link dev.mxbot.watch.Sender} empties the {@link dev.mxbot.watch.Outbox}. Another kind of
 * announcement is a {@link dev.mxbot.watch.Transition}, its condition in {@code Telling} and its words in {@code AlertReport}.
 */
@NullMarked
package dev.mxbot.watch;

import org.jspecify.annotations.NullMarked;
