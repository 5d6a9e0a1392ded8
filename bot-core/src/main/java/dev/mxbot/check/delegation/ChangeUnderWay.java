package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells how far a change of the MX records has come, and when the last cache has it. */
@RuleInfo(
        code = "mx.propagating",
        severity = NOTICE,
        lane = RECEIVING,
        spec = {"RFC 1034 section 3.6", "RFC 2181 section 8"},
        summary = "New MX records are published, and not every name server or resolver has them yet")
final class ChangeUnderWay implements Rule<DelegationEvidence> {
    private static final int SHOWN = 4;
    private static final DateTimeFormatter TIME = formatter("HH:mm");
    private static final DateTimeFormatter DAY = formatter("yyyy-MM-dd HH:mm");

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        return evidence.propagation().stream()
                .map(change -> finding(evidence, change))
                .toList();
    }

    private Finding finding(DelegationEvidence evidence, Propagation change) {
        String domain = evidence.domain().text();
        return finding(domain, "the MX records of " + domain + " are changing: " + progress(change))
                .impact("Until then mail of senders behind these still goes by the old records.")
                .evidence(Stream.of(
                                change.current().stream().flatMap(server -> server.mx().stream()),
                                change.behind().stream().flatMap(server -> server.mx().stream()),
                                change.fresh().stream(),
                                change.stale().stream())
                        .flatMap(answers -> answers)
                        .distinct()
                        .map(Observations::of)
                        .toList())
                .fix(Fix.steps(
                        "Keep the old mail hosts running until the last cache has dropped the old records",
                        change.behind().isEmpty()
                                ? "Nothing else is to be done. A resolver that still says something else after that time is given"
                                        + " other records than the public, as inside a company's network."
                                : "Servers that are behind copy the zone by themselves within minutes; if one does not, look at its"
                                        + " zone transfer. After that, caches keep the old records for up to "
                                        + oldTtl(change)
                                        + " s."))
                .verify(Stream.concat(
                                change.current().stream().limit(1).flatMap(server -> server.mx().stream()),
                                Stream.concat(
                                        change.behind().stream().flatMap(server -> server.mx().stream()),
                                        change.stale().stream()))
                        .map(ChangeUnderWay::dig)
                        .distinct()
                        .toArray(String[]::new))
                .build();
    }

    private static String progress(Propagation change) {
        List<String> parts = new ArrayList<>();
        parts.add("new on "
                + names(change.current().stream()
                        .filter(server -> !change.behind().contains(server))));
        if (!change.behind().isEmpty()) {
            parts.add("not yet on " + names(change.behind().stream()));
        }
        change.stale().stream()
                .limit(SHOWN)
                .map(answer -> "resolver " + answer.provenance().server() + " may hold the old ones until "
                        + time(Propagation.until(answer), answer.provenance().at()))
                .forEach(parts::add);
        if (change.stale().size() > SHOWN) {
            parts.add((change.stale().size() - SHOWN) + " more resolvers have the old ones");
        }
        return String.join("; ", parts);
    }

    private static String names(Stream<NameServer> servers) {
        return servers.map(server -> server.name().text()).collect(Collectors.joining(" and "));
    }

    /** With the day only where it is another one. */
    static String time(Instant until, Instant now) {
        boolean today = until.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(now.atOffset(ZoneOffset.UTC).toLocalDate());
        return (today ? TIME : DAY).format(until) + " UTC";
    }

    private static long oldTtl(Propagation change) {
        return change.behind().stream()
                .flatMap(server -> server.mx().stream())
                .mapToLong(Observations::ttl)
                .max()
                .orElse(0);
    }

    private static String dig(Answer answer) {
        boolean ofAResolver =
                answer.query().server().filter(server -> !server.recursive()).isEmpty();
        return ofAResolver ? "dig @" + answer.provenance().server() + " " + answer.query() : Observations.dig(answer);
    }
}
