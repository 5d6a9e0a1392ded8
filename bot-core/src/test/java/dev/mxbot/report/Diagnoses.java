package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Diagnoses to word. */
final class Diagnoses {
    static final Instant AT = Instant.parse("2026-11-20T14:02:11Z");

    private static final DomainName DOMAIN = DomainName.of("example.com");

    private Diagnoses() {}

    static Diagnosis broken() {
        return of(
                Verdict.BROKEN,
                lanes(Verdict.BROKEN, Verdict.AT_RISK, Verdict.UNKNOWN),
                List.of(
                        missingHost(),
                        line(
                                "spf.lookups.near",
                                Severity.WARNING,
                                Lane.SENDING,
                                "SPF of example.com needs 9 of 10 DNS lookups"),
                        line(
                                "dmarc.policy.none",
                                Severity.WARNING,
                                Lane.SENDING,
                                "DMARC asks receivers to do nothing (p=none)"),
                        line("mx.ttl.high", Severity.NOTICE, Lane.RECEIVING, "the TTL of the MX records is 2 d")),
                facts(Map.of(
                        "provider",
                        Map.of(
                                "outbound",
                                List.of("google-workspace"),
                                "outboundNames",
                                List.of("Google Workspace")))));
    }

    static Finding missingHost() {
        return new Finding(
                "mx.target.nxdomain",
                Severity.CRITICAL,
                Lane.RECEIVING,
                "mail.exmaple.com",
                "MX 10 mail.exmaple.com: the name does not exist",
                "Every sender gets a bounce.",
                "its only MX host mail.exmaple.com does not exist",
                List.of(
                        seen("example.com MX", "10 mail.exmaple.com.", 3600),
                        seen("mail.exmaple.com A", "NXDOMAIN", 300)),
                List.of(
                        Fix.replace(
                                        "Point the MX at a host that exists",
                                        List.of(new ZoneRecord(DOMAIN, 3600, "MX", "10 mail.exmaple.com.")),
                                        List.of(new ZoneRecord(DOMAIN, 3600, "MX", "1 smtp.google.com.")))
                                .asProven(),
                        Fix.add(
                                        "Or publish the host",
                                        new ZoneRecord(DomainName.of("mail.exmaple.com"), 3600, "A", "<address>"))
                                .needing("address")
                                .withSteps("Ask the owner of exmaple.com.")),
                List.of("dig +short mail.exmaple.com A"),
                List.of("RFC 5321 section 5.1"),
                false);
    }

    static Finding line(String code, Severity severity, Lane lane, String title) {
        return new Finding(
                code, severity, lane, "example.com", title, "", "", List.of(), List.of(), List.of(), List.of(), false);
    }

    static Finding unanswered() {
        return new Finding(
                "mx.unknown",
                Severity.UNKNOWN,
                Lane.RECEIVING,
                "example.com",
                "the MX records of example.com could not be looked up",
                "Senders keep trying for days; nothing is lost yet.",
                "its MX records could not be looked up",
                List.of(new Observation(
                        "example.com MX", "no reply (3 tries)", "192.0.2.53, 192.0.2.54", OptionalLong.empty(), AT)),
                List.of(),
                List.of("dig +short example.com MX"),
                List.of("RFC 5321 section 5.1"),
                true);
    }

    static Observation seen(String question, String answer, long ttl) {
        return new Observation(question, answer, "192.0.2.53", OptionalLong.of(ttl), AT);
    }

    static Diagnosis healthy() {
        return of(
                Verdict.HEALTHY,
                lanes(Verdict.HEALTHY, Verdict.HEALTHY, Verdict.HEALTHY),
                List.of(
                        line(
                                "mtasts.missing",
                                Severity.NOTICE,
                                Lane.TRANSPORT,
                                "example.com publishes no MTA-STS policy"),
                        line("mx.ttl.high", Severity.NOTICE, Lane.RECEIVING, "the TTL of the MX records is 2 d")),
                healthyFacts());
    }

    static SortedMap<Topic, Map<String, Object>> healthyFacts() {
        return facts(Map.of(
                "mx",
                Map.of("status", "found", "hosts", List.of(host("smtp.google.com"), host("alt1.example.net"))),
                "spf",
                Map.of("status", "found"),
                "dmarc",
                Map.of("status", "found", "policy", "reject"),
                "provider",
                Map.of(
                        "inbound",
                        "google-workspace",
                        "inboundName",
                        "Google Workspace",
                        "outbound",
                        List.of("google-workspace"))));
    }

    static Map<String, Object> host(String name) {
        return Map.of("preference", 1, "host", name, "ttl", 3600);
    }

    static Map<Lane, Verdict> lanes(Verdict receiving, Verdict sending, Verdict transport) {
        return Map.of(Lane.RECEIVING, receiving, Lane.SENDING, sending, Lane.TRANSPORT, transport);
    }

    static SortedMap<Topic, Map<String, Object>> facts(Map<String, Map<String, Object>> facts) {
        SortedMap<Topic, Map<String, Object>> sorted = new TreeMap<>();
        facts.forEach((topic, values) -> sorted.put(new Topic(topic), values));
        return sorted;
    }

    static Diagnosis of(
            Verdict verdict,
            Map<Lane, Verdict> lanes,
            List<Finding> findings,
            SortedMap<Topic, Map<String, Object>> facts) {
        return named("example.com", verdict, lanes, findings, facts, List.of());
    }

    static Diagnosis named(
            String domain,
            Verdict verdict,
            Map<Lane, Verdict> lanes,
            List<Finding> findings,
            SortedMap<Topic, Map<String, Object>> facts,
            List<Observation> unreachable) {
        return new Diagnosis(
                DomainName.of(domain),
                AT,
                verdict,
                lanes,
                findings,
                facts,
                31,
                3,
                Duration.ofSeconds(40),
                Duration.ofMillis(212),
                unreachable,
                List.of());
    }
}
