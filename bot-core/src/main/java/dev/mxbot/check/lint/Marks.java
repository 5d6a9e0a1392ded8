package dev.mxbot.check.lint;

import dev.mxbot.diagnosis.Caret;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Provenance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Marks in a text that nobody but its writer has said. */
final class Marks {
    private static final Provenance WRITER =
            new Provenance("", Instant.EPOCH, Duration.ZERO, "", OptionalLong.empty(), false, false, "", List.of(), 0);

    private Marks() {}

    static Observation at(String text, int position, int length) {
        return Caret.observation(text, position, length, WRITER);
    }
}
