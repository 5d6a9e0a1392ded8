package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which channels want to read how their watches stand, and when they last did (RELIABILITY.md P19). Every method is one transaction,
 * blocks, and throws {@link StoreUnavailableException} where the store cannot be reached.
 */
public interface Digests {
    /** How often. */
    enum Rhythm {
        OFF,
        DAILY,
        WEEKLY
    }

    /**
     * How often, and when.
     *
     * @param hour empty for the hour at which it was wished
     */
    record Wish(Rhythm rhythm, Optional<DigestHour> hour) {
        public static final Wish NONE = new Wish(Rhythm.OFF);

        public Wish(Rhythm rhythm) {
            this(rhythm, Optional.empty());
        }
    }

    /**
     * A channel that wants one.
     *
     * @param since when it was wished
     * @param last when it was sent last; empty if it never was
     */
    record Wanted(Channel channel, Wish wish, Instant since, Optional<Instant> last) {}

    /** What a channel wishes; {@link Wish#NONE} where it does not want one. */
    Wish wished(Channel channel);

    /** Another hour counts from then on: nothing is sent for one that was over before. */
    void wish(Channel channel, Wish wish, AuditEntry audit);

    /** By all channels. */
    List<Wanted> wanted();

    /**
     * Puts a digest into the outbox; false, with nothing written, if another process has done so since it was read, or if it is no
     * longer wanted.
     */
    boolean send(Wanted read, Announcement digest, Instant at);
}
