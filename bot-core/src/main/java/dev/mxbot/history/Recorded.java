package dev.mxbot.history;

import dev.mxbot.domain.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A confirmed change of what is published, as a domain's history keeps it.
 *
 * @param after when it was last seen as before; the change is between then and {@code by}
 * @param by when it was first seen as it is now
 * @param effect on mail, in one line
 * @param snapshot all that was seen then
 */
public record Recorded(Instant after, Instant by, List<Difference> differences, String effect, Snapshot snapshot) {
    public Recorded {
        differences = List.copyOf(differences);
    }

    /**
     * What changed from one snapshot to the next; empty if nothing did, or only what others change at their own pace.
     *
     * @param now with its unknowns filled, see {@link Snapshot#known}
     */
    public static Optional<Recorded> between(DomainName domain, Snapshot earlier, Snapshot now) {
        List<Difference> differences = now.differencesSince(earlier);
        return differences.stream().anyMatch(Difference::announced)
                ? Optional.of(
                        new Recorded(earlier.at(), now.at(), differences, Effects.line(domain, earlier, now), now))
                : Optional.empty();
    }
}
