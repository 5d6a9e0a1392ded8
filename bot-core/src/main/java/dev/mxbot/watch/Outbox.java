package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What channels are to hear, kept until they have heard it. Rows come in with the {@link Conclusion} that decided them and nowhere else;
 * this is the sender's end. Every method is one transaction by the store's own clock, and throws {@link StoreUnavailableException} where
 * the store cannot be reached. Those that take a claim give false, with nothing written, if another sender has the channel by now.
 */
public interface Outbox {
    /** Takes channels of a platform in which something is due, those that wait longest first, and that nobody else has. */
    List<OutboxClaim> claim(String platform, String holder, Duration lease, int most);

    boolean renew(OutboxClaim claim);

    /**
     * What is to be sent next; empty if nothing is, or the claim is lost. Called only while nothing of the channel is being sent. What
     * began and ended while it waited is dropped on the way, with a word in the audit (RELIABILITY.md P6).
     */
    Optional<OutboxLoad> next(OutboxClaim claim);

    /**
     * About to send all that waits up to a place in the order. Written before the platform hears of it, so that after a crash it is known
     * that it perhaps has.
     *
     * @param key of the post
     */
    boolean sending(OutboxClaim claim, long last, String key);

    /**
     * The platform has the post.
     *
     * @param message by its platform's id: the thread of each incident in it that has none yet
     * @param progress it is an answer that the next of its kind is to replace
     */
    boolean sent(OutboxClaim claim, String key, String message, boolean progress);

    /**
     * The post was not sent, or perhaps was. The claim ends.
     *
     * @param after how long the channel is left alone
     */
    boolean later(OutboxClaim claim, String key, Duration after, boolean perhapsSent, String why);

    /**
     * The post was not sent, as the message that it belonged to is no longer there.
     *
     * @param missing that message: forgotten
     */
    boolean orphaned(OutboxClaim claim, String key, String missing);

    /** The platform will not have the post: given up if it was of one announcement, otherwise each is to be tried alone. */
    boolean refused(OutboxClaim claim, String key, String why);

    /** The channel cannot be spoken in: everything waits. The claim ends. */
    boolean gone(OutboxClaim claim, String key, String why);

    /** Ends a claim with nothing being sent. */
    void release(OutboxClaim claim);

    /** Ends all claims of others: for the only process there is, when it starts. */
    void releaseAll();

    /** The same as {@link #gone(OutboxClaim, String, String)}, heard from the platform; an empty id means the whole workspace. */
    void gone(Channel channel, String why);

    /** The channel can be spoken in again: what waits is due; an empty id means the whole workspace. */
    void back(Channel channel);

    /**
     * A channel that is gone and of which nobody has been told.
     *
     * @param again when it is given once more unless {@link #noticed}; it is given five times at most
     */
    Optional<OutboxNotice> notice(Duration again);

    void noticed(Channel channel);

    /** Channels gone for longer than anything is kept. */
    List<Channel> longGone();

    /** Removes all that is kept of a channel. */
    void forget(Channel channel);

    /** Removes what was done with longer ago than anything is kept. */
    void sweep();

    /** What a channel has not heard and will not, newest first. */
    List<OutboxDead> dead(Channel channel, int most);

    OutboxNumbers numbers();
}
