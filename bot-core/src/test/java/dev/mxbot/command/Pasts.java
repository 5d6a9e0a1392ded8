package dev.mxbot.command;

import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.watch.Incident;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** What a watch may remember. */
final class Pasts {
    private Pasts() {}

    /** An MX host does not exist, and the channel was told. */
    static Memory trouble(String incident, Severity severity, Instant since) {
        List<Trouble> troubles = List.of(new Trouble(
                "mx.host.missing", "example.com", severity, Lane.RECEIVING, "its MX mail.example.com does not exist"));
        Incident one = new Incident(
                incident,
                since.minusSeconds(900),
                since,
                since.plusSeconds(60),
                severity,
                troubles,
                "",
                Optional.of(new Incident.Told(since.plusSeconds(60), since.plusSeconds(60), severity, troubles)),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>());
        Memory none = Memory.NONE;
        return new Memory(
                none.confirmed(),
                none.suspicion(),
                Optional.of(one),
                none.blindness(),
                none.restlessness(),
                none.untold(),
                none.convergence(),
                none.quiet(),
                none.times());
    }
}
