package dev.mxbot.watch;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.ReverseName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import dev.mxbot.history.Culprit;
import dev.mxbot.history.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Which recorded change most likely brought the trouble that a watch has: the one that the alert names and the history marks. */
public final class Blame {
    /** What was changed longer ago, and worked since in every cache, is not what broke it now. */
    private static final Duration LONGEST_AGO = Duration.ofDays(1);

    private static final Duration LONGEST_TTL = Duration.ofDays(7);

    private Blame() {}

    /** Empty where there is no trouble, or no change explains it. */
    public static Optional<Culprit> of(Watched watched, List<Recorded> changes) {
        return watched.memory().trouble().flatMap(incident -> of(incident, changes));
    }

    static Optional<Culprit> of(Incident incident, List<Recorded> changes) {
        // What was still as before when the trouble was there already did not bring it.
        List<Recorded> earlier = changes.stream()
                .filter(change -> !change.after().isAfter(incident.firstBad()))
                .filter(change -> !change.by().plus(shows(change)).isBefore(incident.firstBad()))
                .toList();
        List<Finding> findings = incident.troubles().stream()
                .map(trouble -> finding(trouble, incident.firstBad()))
                .toList();
        // What came with the trouble is more likely than what was there before it.
        return Culprit.among(
                        earlier.stream()
                                .filter(change -> !change.by().isBefore(incident.firstBad()))
                                .toList(),
                        findings)
                .or(() -> Culprit.among(earlier, findings));
    }

    /** For how long a change can be without effect where somebody looks: until the old answer has left the caches. */
    private static Duration shows(Recorded change) {
        return change.differences().stream()
                .map(difference -> Duration.ofSeconds(difference.before().ttl()))
                .filter(ttl -> ttl.compareTo(LONGEST_TTL) <= 0)
                .max(Comparator.naturalOrder())
                .filter(ttl -> ttl.compareTo(LONGEST_AGO) > 0)
                .orElse(LONGEST_AGO);
    }

    /** A remembered finding; of its evidence the questions that its code speaks of. */
    private static Finding finding(Trouble trouble, Instant at) {
        return new Finding(
                trouble.code(),
                trouble.severity(),
                trouble.lane(),
                trouble.subject(),
                trouble.title(),
                "",
                "",
                questions(trouble)
                        .map(question -> new Observation(question, "", "", OptionalLong.empty(), at))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                false);
    }

    /** What has to be answered otherwise for trouble to end, as far as it lies in the DNS. */
    static Stream<String> questions(Incident incident) {
        return incident.troubles().stream().flatMap(Blame::questions).distinct();
    }

    private static Stream<String> questions(Trouble trouble) {
        String subject = trouble.subject();
        return switch (trouble.topic()) {
            case "spf" -> Stream.of(subject + " TXT");
            case "dkim" -> Stream.of(subject + " TXT");
            case "dmarc" -> Stream.of("_dmarc." + subject + " TXT");
            case "mtasts" ->
                Stream.of("_mta-sts." + subject + " TXT", "https://mta-sts." + subject + "/.well-known/mta-sts.txt");
            case "tlsrpt" -> Stream.of("_smtp._tls." + subject + " TXT");
            default ->
                InetAddresses.isInetAddress(subject)
                        ? Stream.of(ReverseName.of(InetAddresses.forString(subject)) + " PTR")
                        : Stream.of(subject + " MX");
        };
    }
}
