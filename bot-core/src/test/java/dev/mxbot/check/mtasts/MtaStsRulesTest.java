package dev.mxbot.check.mtasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.https.Fetch.Failure;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MtaStsRulesTest {
    private static final String RECORD = "v=STSv1; id=20260101T000000;";
    private static final String URI = "https://mta-sts.example.org/.well-known/mta-sts.txt";
    private static final String POLICY = "version: STSv1\r\nmode: %s\r\nmx: mail.example.org\r\nmax_age: 604800\r\n";

    @Test
    void anEnforcedPolicyThatAllowsTheMxGetsNoFinding() {
        assertEquals(List.of(), codes(zone(RECORD), policy("enforce")));
    }

    @Test
    void noRecordIsANoticeAndNothingIsFetched() {
        FakeHttps https = policy("enforce");

        assertEquals(List.of("mtasts.missing"), codes(zone(), https));
        assertEquals(List.of(), https.asked());
    }

    @Test
    void textOfAnotherKindIsNoRecord() {
        assertEquals(List.of("mtasts.missing"), codes(zone("v=spf1 -all"), policy("enforce")));
    }

    @Test
    void aTimeoutIsUnknownNotMissing() {
        assertEquals(List.of("mtasts.unknown"), codes(zone().failing("_mta-sts.example.org TXT"), policy("enforce")));
    }

    @Test
    void aRecordAtTheDomainItselfIsMisplaced() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 mail.example.org.\nexample.org. TXT \"" + RECORD + "\"");

        Finding finding = judge(dns, policy("enforce")).get(0);

        assertEquals(List.of("mtasts.record.wrong_location"), codes(dns, policy("enforce")));
        assertEquals(
                "_mta-sts.example.org. 3600 IN TXT \"" + RECORD + "\"",
                finding.fixes().get(0).add().get(0).toString());
        assertEquals(
                "example.org. 3600 IN TXT \"" + RECORD + "\"",
                finding.fixes().get(0).remove().get(0).toString());
    }

    @Test
    void aCopyAtTheDomainItselfIsInNobodysWay() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 mail.example.org.\nexample.org. TXT \"" + RECORD
                + "\"\n_mta-sts.example.org. TXT \"" + RECORD + "\"");

        assertEquals(List.of(), codes(dns, policy("enforce")));
        assertEquals(
                List.of("mtasts.unknown"),
                codes(
                        FakeDns.zone("example.org. MX 10 mail.example.org.\nexample.org. TXT \"" + RECORD + "\"")
                                .failing("_mta-sts.example.org TXT"),
                        policy("enforce")));
    }

    @Test
    void aDomainTooLongForAnAnnouncementCanHaveNone() {
        String domain = "a".repeat(63) + "." + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(50) + ".org";
        FakeDns dns = FakeDns.zone(domain + ". MX 10 mail.example.org.");

        MtaStsEvidence evidence = Examine.with(new MtaStsProbe(new FakeHttps()), domain, dns);

        assertEquals("{status=absent}", evidence.facts().toString());
        assertEquals(List.of(), new MissingRecord().judge(evidence));
        assertEquals(List.of(), new MisplacedRecord().judge(evidence));
    }

    @Test
    void twoRecordsCountAsNone() {
        assertEquals(List.of("mtasts.record.multiple"), codes(zone(RECORD, "v=STSv1; id=20270101"), policy("enforce")));
    }

    @Test
    void eachFormThatTheGrammarForbidsIsFaulty() {
        for (String record : List.of(
                "v=STSv2; id=1;",
                "v=STSv1;",
                "v=STSv1; id=not valid!;",
                "v=STSv1;; id=1",
                "v=STSv1; id=123456789012345678901234567890123")) {
            assertEquals(List.of("mtasts.record.syntax"), codes(zone(record), policy("enforce")), record);
        }
    }

    @Test
    void unknownFieldsAreAllowed() {
        assertEquals(List.of(), codes(zone("v=STSv1; id=7; x-new=1"), policy("enforce")));
    }

    @Test
    void aDomainThatTakesNoMailNeedsNone() {
        assertEquals(List.of(), codes(FakeDns.zone("example.org. MX 0 ."), new FakeHttps()));
    }

    /** F17. */
    @Test
    void eachWayToFailToServeThePolicyHasItsFinding() {
        assertEquals(List.of("mtasts.host.unresolvable"), codes(zone(RECORD), new FakeHttps()));
        assertEquals(
                List.of("mtasts.host.unresolvable"),
                codes(zone(RECORD), new FakeHttps().failing(URI, Failure.PRIVATE_ADDRESS)));
        assertEquals(List.of("mtasts.host.https"), codes(zone(RECORD), new FakeHttps().failing(URI, Failure.REFUSED)));
        assertEquals(
                List.of("mtasts.host.https"), codes(zone(RECORD), new FakeHttps().failing(URI, Failure.TOO_LARGE)));
        assertEquals(
                List.of("mtasts.host.cert"), codes(zone(RECORD), new FakeHttps().failing(URI, Failure.CERTIFICATE)));
        assertEquals(
                List.of("mtasts.unknown"), codes(zone(RECORD), new FakeHttps().failing(URI, Failure.ADDRESS_UNKNOWN)));
        assertEquals(
                List.of("mtasts.host.redirect"),
                codes(
                        zone(RECORD),
                        new FakeHttps()
                                .responding(URI, 302, "text/html", Optional.of("https://www.example.org/"), "")));
        assertEquals(
                List.of("mtasts.orphan"),
                codes(zone(RECORD), new FakeHttps().responding(URI, 404, "text/html", Optional.empty(), "no")));
    }

    @Test
    void modesBelowEnforceAreRemarkedOn() {
        assertEquals(List.of("mtasts.mode.testing"), codes(zone(RECORD), policy("testing")));
        assertEquals(List.of("mtasts.mode.none"), codes(zone(RECORD), policy("none")));
    }

    @Test
    void anMxOutsideOfAnEnforcedPolicyGetsNoMail() {
        Finding finding = judge(moved(), policy("enforce")).get(0);

        assertEquals("mtasts.mx.not_covered", finding.code());
        assertEquals(Severity.CRITICAL, finding.severity());
    }

    @Test
    void anMxOutsideOfATestedPolicyIsAWarning() {
        Finding finding = judge(moved(), policy("testing")).stream()
                .filter(found -> found.code().equals("mtasts.mx.not_covered"))
                .findFirst()
                .orElseThrow();

        assertEquals(Severity.WARNING, finding.severity());
    }

    @Test
    void oneOfTwoHostsOutsideOfThePolicyIsAnError() {
        FakeDns dns = FakeDns.zone("example.org. MX 20 backup.example.net.\nexample.org. MX 10 mail.example.org.\n"
                + "_mta-sts.example.org. TXT \"" + RECORD + "\"\n");

        assertEquals(Severity.ERROR, judge(dns, policy("enforce")).get(0).severity());
    }

    @Test
    void aWildcardStandsForOneLabel() {
        String policy = "version: STSv1\nmode: enforce\nmx: *.example.org\nmax_age: 604800\n";

        assertEquals(List.of(), codes(zone(RECORD), new FakeHttps().serving(URI, policy)));
        assertFalse(MtaStsPolicy.matches("*.example.org", DomainName.of("a.b.example.org")));
        assertFalse(MtaStsPolicy.matches("*.example.org", DomainName.of("example.org")));
    }

    @Test
    void aPolicyIsReadAsTheGrammarHasIt() {
        String head = "version: STSv1\nmode: enforce\nmax_age: 604800\nmx: ";

        assertEquals(List.of("mx1"), MtaStsPolicy.parse(head + "mx1\n").mx());
        assertEquals(List.of("*.test"), MtaStsPolicy.parse(head + "*.test\r\n").mx());
        assertEquals(
                List.of(), MtaStsPolicy.parse(head + "mx.test\nnew: a  b\u00e9").faults());
        for (String wrong :
                new String[] {"*", "*.", "*.*.test", "mx.test.", "mx.test\nnew:", "mx.test\nnew: a\u0000b"}) {
            assertEquals(
                    1,
                    MtaStsPolicy.parse(head + wrong).faults().stream()
                            .filter(f -> f.startsWith("line"))
                            .count(),
                    wrong);
        }
    }

    @Test
    void oddPoliciesAreJudged() {
        assertEquals(List.of("mtasts.policy.syntax"), codes(zone(RECORD), serving("version: STSv2\nmode: enforce\n")));
        assertEquals(List.of("mtasts.policy.syntax"), codes(zone(RECORD), serving("<html>hello</html>")));
        assertEquals(
                List.of("mtasts.max_age.short"),
                codes(zone(RECORD), serving("version: STSv1\nmode: enforce\nmx: mail.example.org\nmax_age: 3600\n")));
        assertEquals(
                List.of("mtasts.mx.unused"),
                codes(
                        zone(RECORD),
                        serving(
                                "version: STSv1\nmode: enforce\nmx: mail.example.org\nmx: old.example.net\nmax_age: 604800\n")));
        assertEquals(
                List.of("mtasts.policy.content_type"),
                codes(
                        zone(RECORD),
                        new FakeHttps()
                                .responding(URI, 200, "text/html", Optional.empty(), POLICY.formatted("enforce"))));
    }

    private static FakeHttps policy(String mode) {
        return serving(POLICY.formatted(mode));
    }

    private static FakeHttps serving(String policy) {
        return new FakeHttps().serving(URI, policy);
    }

    private static FakeDns moved() {
        return FakeDns.zone("example.org. MX 1 smtp.google.com.\n_mta-sts.example.org. TXT \"" + RECORD + "\"\n");
    }

    private static FakeDns zone(String... records) {
        StringBuilder zone = new StringBuilder("example.org. MX 10 mail.example.org.\n");
        for (String record : records) {
            zone.append("_mta-sts.example.org. TXT \"").append(record).append("\"\n");
        }
        return FakeDns.zone(zone.toString());
    }

    private static List<String> codes(FakeDns dns, FakeHttps https) {
        return judge(dns, https).stream().map(Finding::code).sorted().toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judge(FakeDns dns, FakeHttps https) {
        MtaStsProbe probe = new MtaStsProbe(https);
        MtaStsEvidence evidence = Examine.with(probe, "example.org", dns);
        return new MtaStsModule()
                .mtasts(probe).rules().stream()
                        .flatMap(rule -> ((Rule<MtaStsEvidence>) rule).judge(evidence).stream())
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList();
    }
}
