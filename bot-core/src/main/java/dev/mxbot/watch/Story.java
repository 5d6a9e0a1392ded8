package dev.mxbot.watch;

import dev.mxbot.history.Convergence;
import dev.mxbot.history.Difference;
import java.time.Instant;
import java.util.List;

/**
 * A change of what is published, as it is told.
 *
 * @param after when it was last seen as before
 * @param by when it was first seen as now
 * @param effect on mail, in one line
 * @param progress of each that can be followed
 * @param serial of the zone before and after, in words: {@code 2026112001 → 2026112002}; empty if it is not known, or the same
 * @param unchanged what stayed as it was, by label: SPF, DMARC
 */
record Story(
        Instant after,
        Instant by,
        List<Difference> differences,
        String effect,
        List<Convergence> progress,
        String serial,
        List<String> unchanged) {
    Story {
        differences = List.copyOf(differences);
        progress = List.copyOf(progress);
        unchanged = List.copyOf(unchanged);
    }
}
