package dev.mxbot.history;

import java.time.Instant;
import java.util.List;

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
}
