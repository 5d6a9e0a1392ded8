package dev.mxbot.discord;

import dev.mxbot.channel.Delivery;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What Discord's numbers mean for a post.
 *
 * @see <a href="https://docs.discord.com/developers/topics/opcodes-and-status-codes#json">Discord's error codes</a>
 */
final class Outcome {
    static final int UNKNOWN_CHANNEL = 10003;
    static final int UNKNOWN_MESSAGE = 10008;
    static final int MISSING_ACCESS = 50001;
    static final int MISSING_PERMISSIONS = 50013;

    private static final int UNAUTHORIZED = 401;

    /** A token does not come back by itself: somebody sets another, and starts mxbot anew. */
    private static final Duration TOKEN_WAIT = Duration.ofMinutes(15);

    private static final Duration OVERLOAD_WAIT = Duration.ofMinutes(1);

    private static final Map<Integer, String> GONE = Map.of(
            UNKNOWN_CHANNEL,
            "the channel no longer exists",
            10004,
            "mxbot is no longer in that server",
            10013,
            "that person is no longer on Discord",
            MISSING_ACCESS,
            "mxbot may no longer see the channel",
            MISSING_PERMISSIONS,
            "mxbot may not write in the channel",
            50007,
            "that person takes no direct messages from mxbot",
            50278,
            "mxbot and that person no longer share a server");

    /** The message that was to be answered or replaced, or its thread: not there, not ours, or locked. */
    private static final Set<Integer> PARENT = Set.of(UNKNOWN_MESSAGE, 50005, 50083, 160005);

    /** Slow mode of a channel, direct channels opened too fast, load. */
    private static final Set<Integer> LOAD = Set.of(20016, 20022, 20028, 20029, 40003, 40062, 130000);

    /** The form: a field, an empty message, a file that is too large or broken. A simpler one may do. */
    private static final Set<Integer> FORM = Set.of(50035, 50006, 50046, 40005);

    private static final Set<Integer> THREAD_GONE = Set.of(50083, 160005);

    private Outcome() {}

    static boolean isForm(RestAnswer answer) {
        return answer instanceof RestAnswer.Denied denied && (FORM.contains(denied.code()) || denied.status() == 413);
    }

    static boolean is(RestAnswer answer, int code) {
        return answer instanceof RestAnswer.Denied denied && denied.code() == code;
    }

    /** The thread is there, and closed to us for good. */
    static boolean isThreadClosed(RestAnswer answer) {
        return answer instanceof RestAnswer.Denied denied && THREAD_GONE.contains(denied.code());
    }

    /** What is to be said of everything but {@link RestAnswer.Accepted}. */
    static Delivery failed(RestAnswer answer) {
        if (answer instanceof RestAnswer.NotNow notNow) {
            return new Delivery.TryLater(notNow.why(), notNow.after());
        } else if (answer instanceof RestAnswer.Lost lost) {
            return new Delivery.Unconfirmed(lost.why());
        } else if (answer instanceof RestAnswer.Denied denied) {
            return denied(denied);
        }
        throw new IllegalArgumentException("no failure: " + answer);
    }

    private static Delivery denied(RestAnswer.Denied denied) {
        String said = " (Discord: " + denied + ")";
        if (denied.status() == UNAUTHORIZED) {
            return new Delivery.TryLater("Discord does not accept the token in DISCORD_TOKEN" + said, TOKEN_WAIT);
        }
        if (GONE.containsKey(denied.code())) {
            return new Delivery.Gone(GONE.get(denied.code()) + said);
        }
        if (PARENT.contains(denied.code())) {
            return new Delivery.ParentGone();
        }
        // A refusal without a number is the proxy's, not the channel's.
        boolean passing = LOAD.contains(denied.code()) || (denied.status() == 403 && denied.code() == 0);
        return passing
                ? new Delivery.TryLater("Discord has no time for it" + said, OVERLOAD_WAIT)
                : new Delivery.Refused("Discord does not take the message" + said);
    }
}
