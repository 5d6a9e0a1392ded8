package dev.mxbot.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for a channel and may be sent now.
 *
 * @param rows in order; the latest words about some of the incidents, where there is a flood
 * @param flood there are too many to be said one by one
 * @param retry a post that was tried and whose end is not known: all of this is that post, and nothing else is
 */
public record OutboxLoad(List<OutboxRow> rows, Optional<Flood> flood, Optional<Retry> retry) {
    public OutboxLoad {
        rows = List.copyOf(rows);
    }

    /** The last of these that one post with all of them holds. */
    long last() {
        return flood.map(Flood::last).orElseGet(() -> rows.get(rows.size() - 1).seq());
    }

    /**
     * More than a channel wants to read (RELIABILITY.md F53).
     *
     * @param first the first announcement's place in the channel's order
     * @param since when the oldest of them was decided
     * @param standing how many incidents have no end among what waits
     */
    public record Flood(
            long first, long last, Instant since, long announcements, long domains, long incidents, long standing) {}

    /** A post that the platform may have already. */
    public record Retry(String key, Doubt doubt) {}

    /** Why it is not known whether the platform has a post. */
    public enum Doubt {
        /** Whoever sent it ended before it could write down the answer. */
        RESTART("repeat after restart"),
        /** No answer came. */
        UNCONFIRMED("repeat");

        private final String words;

        Doubt(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
