package dev.mxbot.command;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Severity;
import dev.mxbot.watch.Digests.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What somebody wants of the watches of their channel. */
sealed interface WatchOrder {
    /**
     * To see them.
     *
     * @param undelivered also what the channel was to hear and did not
     */
    record Show(boolean undelivered) implements WatchOrder {}

    /**
     * To have domains watched; one that is watched already is watched as wished now.
     *
     * @param leftOut how many more were named
     */
    record Add(List<DomainName> domains, int leftOut, Optional<Duration> every, Optional<Severity> at)
            implements WatchOrder {
        public Add {
            domains = List.copyOf(domains);
        }
    }

    record Remove(Which which) implements WatchOrder {}

    /** To have some watched otherwise. */
    record Change(Which which, Alteration how) implements WatchOrder {}

    /** To take the trouble that there is. */
    record Acknowledge(Which which) implements WatchOrder {}

    /** To read how all of them stand, every so often. */
    record Digest(Wish wish) implements WatchOrder {}

    /**
     * Which of the channel's watches.
     *
     * @param domains empty for all of them
     */
    record Which(List<DomainName> domains) {
        static final Which ALL = new Which(List.of());

        public Which {
            domains = List.copyOf(domains);
        }

        boolean isAll() {
            return domains.isEmpty();
        }
    }
}
