package dev.mxbot.watch;

import dev.mxbot.channel.Channel;
import dev.mxbot.diagnosis.Registrations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.journal.Journal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts digests into the outbox when their time has come: at the hour that was chosen, or a day or a week after they were wished for, and so on
 * at that hour. What fell due while mxbot was away is sent once (RELIABILITY.md P19).
 */
public final class DigestRounds {
    private static final Logger log = LoggerFactory.getLogger(DigestRounds.class);

    private final Digests digests;
    private final Watches watches;
    private final Registrations registrations;
    private final Clock clock;
    private final RandomGenerator random;
    private final Runnable said;

    /**
     * @param random makes ids
     * @param said called when there is something to say
     */
    public DigestRounds(
            Digests digests,
            Watches watches,
            Registrations registrations,
            Clock clock,
            RandomGenerator random,
            Runnable said) {
        this.digests = digests;
        this.watches = watches;
        this.registrations = registrations;
        this.clock = clock;
        this.random = random;
        this.said = said;
    }

    /** What the store does not take now is sent in a later run. */
    public void runOnce() {
        try {
            Instant now = clock.instant();
            for (Digests.Wanted wanted : digests.wanted()) {
                Instant turn = turn(wanted, now);
                if (turn.isAfter(wanted.since())
                        && wanted.last().filter(last -> !turn.isAfter(last)).isEmpty()) {
                    Journal.under(Optional.of(Journal.newId()), () -> send(wanted, turn, now));
                }
            }
        } catch (StoreUnavailableException e) {
            log.warn("Digests are sent later, the store is out of reach: {}", e.getMessage());
        }
    }

    /** The latest moment that one was due, or when it was wished. */
    private static Instant turn(Digests.Wanted wanted, Instant now) {
        if (wanted.wish().hour().isPresent()) {
            return wanted.wish().hour().get().latest(now);
        }
        Duration every = switch (wanted.wish().rhythm()) {
            case DAILY -> Duration.ofDays(1);
            case WEEKLY -> Duration.ofDays(7);
            case OFF -> Duration.ofDays(36_500);
        };
        Duration passed = Duration.between(wanted.since(), now);
        return passed.isNegative() ? wanted.since() : wanted.since().plus(every.multipliedBy(passed.dividedBy(every)));
    }

    private void send(Digests.Wanted wanted, Instant turn, Instant now) {
        Channel channel = wanted.channel();
        List<Watched> all = watches.in(channel);
        // A channel that is gone, and one that watches nothing any more, have nothing to read.
        if (all.stream().anyMatch(one -> one.paused().isEmpty())) {
            SortedMap<DomainName, Instant> registered = registrations.ends(
                    all.stream().map(one -> one.watch().domain()).toList());
            Announcement digest = new Announcement(
                    Ids.next(random), Transition.DIGEST, 0, channel, Digest.of(all, registered, now), "");
            if (digests.send(wanted, digest, turn)) {
                Journal.note("to be told: {} of incident {}", digest.transition(), digest.incident());
                said.run();
            }
        }
    }
}
