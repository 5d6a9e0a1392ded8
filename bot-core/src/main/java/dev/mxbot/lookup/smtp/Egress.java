package dev.mxbot.lookup.smtp;

import java.time.Instant;
import java.util.List;

/** Whether connections to mail hosts leave this machine's network. */
public sealed interface Egress {
    Instant at();

    /** They do. */
    record Open(Instant at) implements Egress {}

    /**
     * They do not: none of the hosts that are known to answer was reached.
     *
     * @param tried what was connected to and what came of it, in plain words
     */
    record Blocked(Instant at, List<String> tried) implements Egress {
        public Blocked {
            tried = List.copyOf(tried);
        }
    }
}
