package dev.mxbot.command;

import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.watch.Found;
import dev.mxbot.watch.Incident;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Trouble;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** What a watch may remember. */
final class Pasts {
    private Pasts() {}

    /** A host was not there when a channel was told something. */
    static Found found(Instant told, String answer) {
        Finding finding = new Finding(
                "mx.target.nxdomain",
                Severity.CRITICAL,
                Lane.RECEIVING,
                "mail.example.com",
                "MX 10 mail.example.com: the name does not exist",
                "",
                "",
                List.of(new Observation(
                        "mail.example.com A", answer, "192.0.2.53", OptionalLong.of(60), told.minusSeconds(1))),
                List.of(),
                List.of(),
                List.of(),
                false);
        return new Found(told, told.minusSeconds(2), Verdict.BROKEN, List.of(finding), 3);
    }

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
                none.following(),
                none.quiet(),
                none.times());
    }
}
