package dev.mxbot.watch;

import dev.mxbot.history.Difference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A change of what is published, as it is told.
 *
 * @param after when it was last seen as before
 * @param by when it was first seen as now
 * @param effect on mail, in one line
 * @param spread how far it has come; empty if everybody who was asked has it
 * @param until when the last cache drops the old answer; empty if that is not known
 */
record Story(
        Instant after,
        Instant by,
        List<Difference> differences,
        String effect,
        Optional<Spread> spread,
        Optional<Instant> until) {
    Story {
        differences = List.copyOf(differences);
    }
}
