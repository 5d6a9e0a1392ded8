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
     * A channel that wants one.
     *
     * @param since when it was wished
     * @param last when it was sent last; empty if it never was
     */
    record Wanted(Channel channel, Rhythm rhythm, Instant since, Optional<Instant> last) {}

    Rhythm rhythm(Channel channel);

    void wish(Channel channel, Rhythm rhythm, AuditEntry audit);

    /** By all channels. */
    List<Wanted> wanted();

    /**
     * Puts a digest into the outbox; false, with nothing written, if another process has done so since it was read, or if it is no
     * longer wanted.
     */
    boolean send(Wanted read, Announcement digest, Instant at);
}
