package dev.mxbot.check.bimi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.https.Fetch.Failure;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.FakeHttps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BimiRulesTest {
    private static final String LOGO = "https://logo.example.org/logo.svg";
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\">"
                    + "<title>Example</title><path d=\"M0 0\"/></svg>";

    @Test
    void aDomainWithoutDmarcIsToldNothing() {
        FakeDns dns = FakeDns.zone("default._bimi.example.org. TXT \"v=BIMI1; l=" + LOGO + "\"");
        FakeHttps https = new FakeHttps();

        assertEquals(List.of(), codes(dns, https));
        assertEquals(List.of(), https.asked());
    }

    @Test
    void aDomainThatDoesNotEnforceIsToldOnlyAboutALogoThatIsThere() {
        assertEquals(List.of(), codes(zone("p=none", ""), new FakeHttps()));
        assertEquals(
                List.of("bimi.dmarc_not_enforced", "bimi.vmc"),
                codes(zone("p=none", "v=BIMI1; l=" + LOGO), serving(SVG)));
    }

    @Test
    void mentionsThatAnEnforcingDomainHasNoLogo() {
        assertEquals(List.of("bimi.missing"), codes(zone("p=reject", ""), new FakeHttps()));
        assertEquals(
                List.of(),
                codes(
                        FakeDns.zone(
                                "example.org. TXT \"v=spf1 -all\"\n_dmarc.example.org. TXT \"v=DMARC1; p=reject\""),
                        new FakeHttps()));
        assertEquals(List.of(), codes(zone("p=quarantine; pct=20", ""), new FakeHttps()));
    }

    @Test
    void isLookedForOnlyWhereAPersonNamedTheDomain() {
        FakeDns dns = zone("p=reject", "v=BIMI2");
        Inquiry listed = Inquiry.of(DomainName.of("example.org")).asking(RegistryDepth.NONE);

        assertEquals(List.of(), codes(dns, new FakeHttps(), listed));
        assertFalse(dns.asked().stream().anyMatch(query -> query.name().text().contains("_bimi")));
        assertEquals(List.of("bimi.syntax"), codes(dns, new FakeHttps()));
    }

    @Test
    void aDeclinedLogoIsRespected() {
        assertEquals(List.of(), codes(zone("p=reject", "v=BIMI1; l=; a=;"), new FakeHttps()));
    }

    @Test
    void aTimeoutIsUnknownNotMissing() {
        assertEquals(
                List.of("bimi.unknown"),
                codes(zone("p=reject", "").failing("default._bimi.example.org TXT"), new FakeHttps()));
    }

    @Test
    void flagsWhatTheGrammarForbids() {
        for (String record :
                List.of("v=BIMI2; l=" + LOGO, "v=BIMI1", "v=BIMI1; l=http://example.org/logo.svg", "v=BIMI1; l=; l=")) {
            FakeHttps https = new FakeHttps();

            assertEquals(List.of("bimi.syntax"), codes(zone("p=reject", record), https), record);
            assertEquals(List.of(), https.asked());
        }
    }

    @Test
    void aGoodLogoLacksOnlyACertificate() {
        assertEquals(List.of("bimi.vmc"), codes(zone("p=reject", "v=BIMI1; l=" + LOGO), serving(SVG)));
    }

    @Test
    void flagsLogosOutsideOfTheProfile() {
        for (String body : List.of(
                SVG.replace("tiny-ps", "full"),
                SVG.replace("1.2", "1.1"),
                SVG.replace("<path d=\"M0 0\"/>", "<script>1</script>"),
                SVG.replace("<title>Example</title>", ""),
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + SVG.replace("Example", "&x;"),
                "<html/>",
                "no xml")) {
            assertEquals(
                    List.of("bimi.logo", "bimi.vmc"),
                    codes(zone("p=reject", "v=BIMI1; l=" + LOGO), serving(body)),
                    body);
        }
    }

    @Test
    void claimsNothingOfALogoItCouldNotLookAt() {
        assertEquals(
                List.of("bimi.vmc"),
                codes(zone("p=reject", "v=BIMI1; l=" + LOGO), new FakeHttps().failing(LOGO, Failure.TIMEOUT)));
        assertEquals(
                List.of("bimi.logo", "bimi.vmc"),
                codes(zone("p=reject", "v=BIMI1; l=" + LOGO), new FakeHttps().failing(LOGO, Failure.TOO_LARGE)));
    }

    @Test
    void flagsAPolicyThatIsWeakened() {
        assertEquals(
                List.of("bimi.dmarc_not_enforced", "bimi.vmc"),
                codes(zone("p=reject; sp=none", "v=BIMI1; l=" + LOGO), serving(SVG)));
        assertEquals(List.of("bimi.vmc"), codes(zone("p=reject; pct=100", "v=BIMI1; l=" + LOGO), serving(SVG)));
    }

    @Test
    void looksAtTheCertificate() {
        Instant now = Instant.parse("2026-11-20T14:02:11Z");

        assertEquals(Optional.of("it is no certificate in PEM form"), MarkCertificate.fault("<html/>", now));
        assertEquals(
                Optional.of("it is a damaged certificate"),
                MarkCertificate.fault("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", now));
        assertEquals(
                List.of("bimi.vmc"),
                codes(
                        zone("p=reject", "v=BIMI1; l=" + LOGO + "; a=https://logo.example.org/vmc.pem"),
                        serving(SVG).serving("https://logo.example.org/vmc.pem", "<html/>")));
    }

    @Test
    void nothingIsMoreThanANotice() {
        assertTrue(judge(zone("p=reject; sp=none", "v=BIMI1; l=" + LOGO), serving("x")).stream()
                .allMatch(finding -> finding.severity() == Severity.NOTICE));
    }

    private static FakeHttps serving(String body) {
        return new FakeHttps().serving(LOGO, body);
    }

    private static FakeDns zone(String policy, String bimi) {
        return FakeDns.zone("example.org. TXT \"v=spf1 mx -all\"\n_dmarc.example.org. TXT \"v=DMARC1; " + policy
                + "\"\n" + (bimi.isEmpty() ? "" : "default._bimi.example.org. TXT \"" + bimi + "\""));
    }

    private static List<String> codes(FakeDns dns, FakeHttps https) {
        return codes(dns, https, Inquiry.of(DomainName.of("example.org")));
    }

    private static List<String> codes(FakeDns dns, FakeHttps https, Inquiry inquiry) {
        return judge(dns, https, inquiry).stream().map(Finding::code).sorted().toList();
    }

    private static List<Finding> judge(FakeDns dns, FakeHttps https) {
        return judge(dns, https, Inquiry.of(DomainName.of("example.org")));
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judge(FakeDns dns, FakeHttps https, Inquiry inquiry) {
        BimiProbe probe = new BimiProbe(https);
        BimiEvidence evidence = Examine.with(probe, inquiry, dns);
        return new BimiModule()
                .bimi(probe).rules().stream()
                        .flatMap(rule -> ((Rule<BimiEvidence>) rule).judge(evidence).stream())
                        .toList();
    }
}
