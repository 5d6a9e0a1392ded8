package dev.mxbot.check;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.TypeLiteral;
import dev.mxbot.check.host.HostModule;
import dev.mxbot.check.mx.MxModule;
import dev.mxbot.diagnosis.Budget;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.testing.FakeDns;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole domains, seen by the two topics that follow the mail's way to its hosts: each defect is told once, at its true weight. */
class MailRoutingStoriesTest {
    private static final Set<Check<?>> CHECKS =
            Guice.createInjector(new MxModule(), new HostModule()).getInstance(Key.get(new TypeLiteral<>() {}));

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    private static final Pattern PLACEHOLDER = Pattern.compile("<([^>]+)>");

    /**
     * @param expected every finding above a notice, as "severity code"
     */
    private record Story(String name, FakeDns dns, Verdict receiving, List<String> expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Story story(String name, String zone, Verdict receiving, String... expected) {
        return new Story(name, FakeDns.zone(zone), receiving, List.of(expected));
    }

    static Stream<Story> stories() {
        return Stream.of(
                story("healthy, self-hosted", """
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx2.example.org.
                        mx1.example.org. A 5.9.1.1
                        mx2.example.org. A 5.9.1.2
                        mx2.example.org. AAAA 2a01:4f8::2
                        """, Verdict.HEALTHY),
                story("healthy, at a provider", """
                        example.org. MX 1 smtp.google.com.
                        example.org. TXT "v=spf1 include:_spf.google.com -all"
                        smtp.google.com. A 142.250.1.26
                        smtp.google.com. AAAA 2a00:1450:4010::1a
                        """, Verdict.HEALTHY),
                story("no MX, no address", "example.org. TXT hello", Verdict.BROKEN, "critical mx.missing"),
                story("no MX, but an address", "example.org. A 5.9.1.7", Verdict.AT_RISK, "warning mx.implicit"),
                story("no MX, web site only", """
                        example.org. A 104.21.7.9
                        example.org. TXT "v=spf1 -all"
                        """, Verdict.HEALTHY),
                story("null MX", "example.org. MX 0 .", Verdict.NONE),
                story("null MX beside a host", """
                        example.org. MX 0 .
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. A 5.9.1.1
                        """, Verdict.AT_RISK, "error mx.null.mixed"),
                story(
                        "the only host does not exist",
                        "example.org. MX 10 mx1.example.org.",
                        Verdict.BROKEN,
                        "critical mx.target.nxdomain"),
                story("one of two hosts does not exist", """
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx2.example.org.
                        mx2.example.org. A 5.9.1.2
                        """, Verdict.AT_RISK, "error mx.target.nxdomain"),
                story("the host has no address", """
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. TXT hello
                        """, Verdict.BROKEN, "critical mx.target.no_address"),
                story("the host is an alias", """
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. CNAME mail.example.net.
                        mail.example.net. A 5.9.1.7
                        """, Verdict.AT_RISK, "error mx.target.cname"),
                story("the host is an alias of nothing", """
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. CNAME mail.example.net.
                        example.net. A 5.9.1.7
                        """, Verdict.BROKEN, "critical mx.target.nxdomain"),
                story("an address as host, beside a good one", """
                        example.org. MX 10 5.9.1.25.
                        example.org. MX 20 mx2.example.org.
                        mx2.example.org. A 5.9.1.2
                        """, Verdict.AT_RISK, "error mx.target.ip_literal"),
                story("a private address", """
                        example.org. MX 10 mx1.example.org.
                        mx1.example.org. A 172.16.4.4
                        """, Verdict.BROKEN, "critical mx.target.private"),
                story("a loopback address beside a good host", """
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx2.example.org.
                        mx1.example.org. A 127.0.0.1
                        mx2.example.org. A 5.9.1.2
                        """, Verdict.AT_RISK, "error mx.target.loopback"),
                story("the reserve is in a domain that is gone", """
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx.amber-gone-7.com.
                        mx1.example.org. A 5.9.1.1
                        """, Verdict.AT_RISK, "error mx.target.dangling"),
                story("the dot is missing", """
                        example.org. MX 10 mail.example.org.example.org.
                        mail.example.org. A 5.9.1.7
                        """, Verdict.BROKEN, "critical mx.target.doubled_origin"),
                story("the domain is missing", """
                        example.org. MX 10 mail.
                        mail.example.org. A 5.9.1.7
                        """, Verdict.BROKEN, "critical mx.target.single_label"),
                story("a proof of ownership left over", """
                        example.org. MX 0 example-org.mail.protection.outlook.com.
                        example.org. MX 32767 ms12345678.msv1.invalid.
                        example-org.mail.protection.outlook.com. A 52.101.8.1
                        """, Verdict.AT_RISK, "error mx.target.placeholder"),
                story("two providers", """
                        example.org. MX 1 smtp.google.com.
                        example.org. MX 10 example-org.mail.protection.outlook.com.
                        smtp.google.com. A 142.250.1.26
                        example-org.mail.protection.outlook.com. A 52.101.8.1
                        """, Verdict.AT_RISK, "error mx.mixed_providers"),
                story("a web proxy in front of the host", """
                        example.org. MX 10 mail.example.org.
                        mail.example.org. A 104.21.7.9
                        """, Verdict.BROKEN, "critical mx.target.proxied"),
                story("one host twice", """
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx1.example.org.
                        mx1.example.org. A 5.9.1.1
                        """, Verdict.AT_RISK, "warning mx.duplicate.host"),
                story(
                        "two hosts, each broken in its own way",
                        """
                        example.org. MX 10 mx1.example.org.
                        example.org. MX 20 mx2.example.org.
                        mx2.example.org. A 10.0.0.2
                        """,
                        Verdict.BROKEN,
                        "critical mx.target.nxdomain",
                        "critical mx.target.private"),
                new Story(
                        "the MX cannot be asked for",
                        FakeDns.zone("example.org. A 5.9.1.7").failing("example.org MX"),
                        Verdict.UNKNOWN,
                        List.of("unknown mx.unknown")),
                new Story(
                        "the hosts cannot be asked for",
                        FakeDns.zone("example.org. MX 10 mx1.example.net.")
                                .failing("mx1.example.net A")
                                .failing("mx1.example.net AAAA"),
                        Verdict.UNKNOWN,
                        List.of("unknown mx.target.unknown")),
                story("no such domain", "example.net. A 5.9.1.7", Verdict.HEALTHY));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void tellsEachDefectOnce(Story story) {
        Diagnosis diagnosis = diagnose(story.dns());

        assertEquals(
                story.expected(),
                diagnosis.findings().stream()
                        .filter(finding -> finding.severity() != Severity.NOTICE)
                        .map(finding -> finding.severity().word() + " " + finding.code())
                        .toList());
        assertEquals(story.receiving(), diagnosis.lanes().get(Lane.RECEIVING));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void saysWhoIsAffectedAndLeavesNothingOpenUnsaid(Story story) {
        for (Finding finding : diagnose(story.dns()).findings()) {
            assertAll(
                    finding.title(),
                    () -> assertFalse(finding.impact().isBlank(), "impact"),
                    () -> assertFalse(finding.verify().isEmpty(), "verify"),
                    () -> assertFalse(finding.evidence().isEmpty(), "evidence"),
                    () -> assertTrue(
                            !finding.severity().atLeast(Severity.WARNING)
                                    || !finding.cause().isBlank(),
                            "the headline needs a cause"),
                    () -> finding.fixes().forEach(fix -> assertEquals(placeholders(fix), new TreeSet<>(fix.needs()))));
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void fixesWhatRecordsCanFix(Story story) {
        for (Finding finding : diagnose(story.dns()).findings()) {
            for (Fix fix : finding.fixes()) {
                boolean complete = fix.needs().isEmpty()
                        && !(fix.add().isEmpty() && fix.remove().isEmpty());
                assertEquals(complete, fix.proven(), () -> finding.code() + ": " + fix);
            }
        }
    }

    @Test
    void asksNoMoreOfAHealthyDomainThanItsHostsAndItsOwnServers() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mx1.example.net.
                example.org. MX 20 mx2.example.net.
                example.org. NS ns1.example.net.
                ns1.example.net. A 5.9.0.53
                mx1.example.net. A 5.9.1.1
                mx2.example.net. A 5.9.1.2
                """);
        diagnose(dns);

        assertEquals(
                List.of(
                        "_mta-sts.example.org TXT",
                        "example.org MX",
                        "example.org MX",
                        "example.org NS",
                        "example.org TXT",
                        "mx1.example.net A",
                        "mx1.example.net AAAA",
                        "mx2.example.net A",
                        "mx2.example.net AAAA",
                        "ns1.example.net A"),
                dns.asked().stream().map(Object::toString).sorted().toList());
    }

    @Test
    void aThousandHostsCostFewQueriesAndFewWords() {
        FakeDns dns = FakeDns.zone(IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> "example.org. MX " + i + " mx" + i + ".example" + i + ".net.")
                .collect(Collectors.joining("\n")));
        Diagnosis diagnosis = diagnose(dns);

        assertTrue(diagnosis.queries() < 100, diagnosis.queries() + " queries");
        assertTrue(diagnosis.findings().size() < 30, diagnosis.findings().size() + " findings");
        assertEquals(980, diagnosis.facts("hosts").get("more"));
        assertEquals(0, diagnosis.count(Severity.CRITICAL), "980 hosts were not looked at");
        diagnosis
                .findings()
                .forEach(finding -> finding.evidence()
                        .forEach(observation -> assertTrue(
                                observation.answer().length() < 2000, () -> finding.code() + ": " + observation)));
    }

    @Test
    void everyRuleHasItsPage() {
        for (Check<?> check : CHECKS) {
            check.rules().forEach(rule -> {
                RuleInfo card = rule.card();
                assertNotNull(rule.getClass().getResource(card.code() + ".md"), card.code());
            });
        }
    }

    private static Set<String> placeholders(Fix fix) {
        return fix.add().stream()
                .flatMap(record -> PLACEHOLDER.matcher(record.data()).results())
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Diagnosis diagnose(FakeDns dns) {
        return new Diagnostician(CHECKS, dns, dns, Budget.DEFAULT, Clock.fixed(FakeDns.AT, ZoneOffset.UTC), TIMER)
                .diagnose(Inquiry.of(DomainName.of("example.org")))
                .toCompletableFuture()
                .join();
    }

    @AfterAll
    static void stop() {
        TIMER.shutdownNow();
    }
}
