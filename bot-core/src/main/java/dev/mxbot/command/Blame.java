package dev.mxbot.command;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import dev.mxbot.history.Culprit;
import dev.mxbot.history.Recorded;
import dev.mxbot.watch.Incident;
import dev.mxbot.watch.Trouble;
import dev.mxbot.watch.Watched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Which recorded change most likely brought the trouble that a watch has now. */
final class Blame {
    private Blame() {}

    /** Empty where there is no trouble, or no change explains it. */
    static Optional<Culprit> of(Watched watched, List<Recorded> changes) {
        return watched.memory().trouble().flatMap(incident -> of(incident, changes));
    }

    private static Optional<Culprit> of(Incident incident, List<Recorded> changes) {
        // What was still as before when the trouble was there already did not bring it.
        List<Recorded> earlier = changes.stream()
                .filter(change -> !change.after().isAfter(incident.firstBad()))
                .toList();
        return Culprit.among(
                earlier,
                incident.troubles().stream()
                        .map(trouble -> finding(trouble, incident.firstBad()))
                        .toList());
    }

    /** A remembered finding; of its evidence the question that its code speaks of. */
    private static Finding finding(Trouble trouble, Instant at) {
        return new Finding(
                trouble.code(),
                trouble.severity(),
                trouble.lane(),
                trouble.subject(),
                trouble.title(),
                "",
                "",
                List.of(new Observation(question(trouble), "", "", OptionalLong.empty(), at)),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    private static String question(Trouble trouble) {
        String code = trouble.code();
        String subject = trouble.subject();
        return switch (code.substring(0, Math.max(0, code.indexOf('.')))) {
            case "spf" -> subject + " TXT";
            case "dmarc" -> "_dmarc." + subject + " TXT";
            case "mtasts" -> "_mta-sts." + subject + " TXT";
            case "tlsrpt" -> "_smtp._tls." + subject + " TXT";
            default -> subject + " MX";
        };
    }
}
