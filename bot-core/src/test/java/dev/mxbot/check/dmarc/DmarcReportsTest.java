package dev.mxbot.check.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where reports go, and what else of a record concerns others. */
class DmarcReportsTest {
    private static final String ELSEWHERE = Dmarc.record("v=DMARC1; p=reject; rua=mailto:agg@reports.example.net");

    @Test
    void flagsADestinationThatHasNotAgreed() {
        Finding finding = Dmarc.judge(
                        new UnpermittedDestination(), ELSEWHERE + "reports.example.net. MX 10 mx.example.net.")
                .get(0);

        assertEquals("reports.example.net has not agreed to take the DMARC reports of example.org", finding.title());
        assertEquals(
                "example.org._report._dmarc.reports.example.net. 3600 IN TXT \"v=DMARC1;\"",
                finding.fixes().get(0).add().get(0).toString());
    }

    @Test
    void acceptsAnAgreementForOneOrForAll() {
        for (String owner : List.of("example.org._report._dmarc", "*._report._dmarc")) {
            FakeDns dns = zone(ELSEWHERE + owner + ".reports.example.net. TXT \"v=DMARC1\"");

            assertEquals(List.of(), Dmarc.judge(new UnpermittedDestination(), dns), owner);
            assertEquals(List.of("example.org._report._dmarc.reports.example.net TXT"), askedElsewhere(dns));
        }
    }

    @Test
    void aListAsksOneNameForAllThatADestinationTakesReportsOf() {
        FakeDns dns = zone(ELSEWHERE + "*._report._dmarc.reports.example.net. TXT \"v=DMARC1\"");

        assertEquals(List.of(), new UnpermittedDestination().judge(listed(dns)));
        assertEquals(List.of("mxbot-anybody.org._report._dmarc.reports.example.net TXT"), askedElsewhere(dns));
    }

    @Test
    void aListAsksForTheDomainWhereADestinationChooses() {
        FakeDns chosen = zone(ELSEWHERE + "example.org._report._dmarc.reports.example.net. TXT \"v=DMARC1\"");
        FakeDns refused = zone(ELSEWHERE + "reports.example.net. MX 10 mx.example.net.");
        // RFC 4592 section 3.3.1: where another name below org exists, the wildcard does not answer for this one.
        FakeDns shadowed = zone(ELSEWHERE
                + "*._report._dmarc.reports.example.net. TXT \"v=DMARC1\"\n"
                + "other.org._report._dmarc.reports.example.net. TXT \"v=DMARC1\"\n"
                + "reports.example.net. MX 10 mx.example.net.");

        assertEquals(List.of(), new UnpermittedDestination().judge(listed(chosen)));
        for (FakeDns dns : List.of(refused, shadowed)) {
            assertEquals(
                    List.of("reports.example.net has not agreed to take the DMARC reports of example.org"),
                    new UnpermittedDestination()
                            .judge(listed(dns)).stream().map(Finding::title).toList());
        }
    }

    @Test
    void aListClaimsNothingOfWhatItCouldNotAsk() {
        FakeDns dns = zone(ELSEWHERE)
                .failing("mxbot-anybody.org._report._dmarc.reports.example.net TXT")
                .failing("example.org._report._dmarc.reports.example.net TXT");

        assertEquals(List.of(), new UnpermittedDestination().judge(listed(dns)));
    }

    @Test
    void aWildcardOfAnotherKindIsNoAgreement() {
        assertEquals(
                1,
                Dmarc.judge(
                                new UnpermittedDestination(),
                                ELSEWHERE + "*.reports.example.net. TXT \"v=spf1 -all\"\n"
                                        + "reports.example.net. MX 10 mx.example.net.")
                        .size());
    }

    @Test
    void claimsNothingOfWhatItCouldNotAsk() {
        FakeDns dns = zone(ELSEWHERE)
                .failing("example.org._report._dmarc.reports.example.net TXT")
                .failing("reports.example.net MX");

        DmarcEvidence evidence = Dmarc.evidence("example.org", dns);

        assertEquals(List.of(), new UnpermittedDestination().judge(evidence));
        assertEquals(List.of(), new DeafDestination().judge(evidence));
        assertTrue(evidence.facts().toString().contains("status=unknown"), evidence.facts()::toString);
    }

    @Test
    void ownAddressesNeedNoAgreement() {
        FakeDns dns = zone(Dmarc.record("v=DMARC1; p=reject; rua=mailto:a@dmarc.example.org,mailto:b@example.org"));

        assertEquals(List.of(), Dmarc.judge(new UnpermittedDestination(), dns));
        assertEquals(
                List.of("_dmarc.example.org TXT", "example.org MX", "example.org TXT"),
                dns.asked().stream().map(Query::toString).sorted().toList());
    }

    @Test
    void asksForThreeDestinationsAtMost() {
        FakeDns dns = zone(Dmarc.record("v=DMARC1; p=reject; rua=mailto:a@b1.example.net,mailto:a@b2.example.net,"
                + "mailto:a@b3.example.net,mailto:a@b4.example.net"));

        assertEquals(3, Dmarc.evidence("example.org", dns).destinations().size());
    }

    @Test
    void flagsADestinationThatTakesNoMail() {
        Finding finding = Dmarc.judge(
                        new DeafDestination(),
                        Dmarc.record("v=DMARC1; p=reject; rua=mailto:a@gone.example.net,mailto:b@example.org"))
                .get(0);

        assertEquals(
                "DMARC reports go to gone.example.net, and nobody receives them: the domain does not exist",
                finding.title());
        assertEquals("\"v=DMARC1; p=reject; rua=mailto:b@example.org\"", Dmarc.added(finding));
        assertTrue(deaf("reports.example.net. MX 0 .").contains("null MX"));
        assertTrue(deaf("reports.example.net. TXT x").contains("no MX and no address"));
    }

    @Test
    void aDestinationWithAnAddressOrAnMxReceives() {
        assertEquals(List.of(), Dmarc.judge(new DeafDestination(), ELSEWHERE + "reports.example.net. A 192.0.2.7"));
        assertEquals(
                List.of(), Dmarc.judge(new DeafDestination(), ELSEWHERE + "reports.example.net. MX 5 mx.example.net."));
    }

    @Test
    void whoTakesNoMailIsOneFindingNotTwo() {
        assertEquals(List.of(), Dmarc.judge(new UnpermittedDestination(), ELSEWHERE));
    }

    @Test
    void flagsMoreThanTwoAddresses() {
        String two = "mailto:a@example.org,mailto:b@example.org";

        Finding finding = Dmarc.judge(
                        new ManyReports(), Dmarc.record("v=DMARC1; p=reject; rua=" + two + ",mailto:c@example.org"))
                .get(0);

        assertEquals("\"v=DMARC1; p=reject; rua=" + two + "\"", Dmarc.added(finding));
        assertEquals(List.of(), Dmarc.judge(new ManyReports(), Dmarc.record("v=DMARC1; p=reject; rua=" + two)));
    }

    @Test
    void flagsARecordAtTheDomainItself() {
        Finding finding = Dmarc.judge(new MisplacedRecord(), "example.org. TXT \"v=DMARC1; p=reject\"")
                .get(0);

        assertEquals(Severity.ERROR, finding.severity());
        assertEquals(
                "_dmarc.example.org. 3600 IN TXT \"v=DMARC1; p=reject\"",
                finding.fixes().get(0).add().get(0).toString());
        assertEquals(List.of(), Dmarc.judge(new MissingDmarc(), "example.org. TXT \"v=DMARC1; p=reject\""));
        assertEquals(
                Severity.NOTICE,
                Dmarc.judge(
                                new MisplacedRecord(),
                                "example.org. TXT \"v=DMARC1; p=none\"\n" + Dmarc.record("v=DMARC1; p=reject"))
                        .get(0)
                        .severity());
    }

    @Test
    void aRecordInItsPlaceIsNotMisplaced() {
        silent(new MisplacedRecord(), Dmarc.record("v=DMARC1; p=reject"));
        assertEquals(
                List.of(),
                Dmarc.judge(
                        new MisplacedRecord(),
                        zone("example.org. TXT \"v=DMARC1; p=reject\"").failing("_dmarc.example.org TXT")));
    }

    @Test
    void mentionsAPolicyForSubdomainsThatIsIgnored() {
        FakeDns dns = FakeDns.zone("_dmarc.shop.example.org. TXT \"v=DMARC1; p=reject; sp=none\"");

        Finding finding = new IgnoredSubdomainPolicy()
                .judge(Dmarc.evidence("shop.example.org", dns))
                .get(0);

        assertEquals("\"v=DMARC1; p=reject\"", Dmarc.added(finding));
        silent(new IgnoredSubdomainPolicy(), Dmarc.record("v=DMARC1; p=reject; sp=none"));
        assertEquals(
                List.of(),
                new IgnoredSubdomainPolicy()
                        .judge(Dmarc.evidence(
                                "shop.example.org",
                                FakeDns.zone("_dmarc.shop.example.org. TXT \"v=DMARC1; p=reject; sp=none; psd=n\""))));
    }

    @Test
    void mentionsStrictAlignmentOnlyBesideASendingService() {
        String sends = "example.org. TXT \"v=spf1 include:sendgrid.net -all\"\n";

        Finding finding = Dmarc.judge(
                        new StrictAlignment(),
                        FakeDns.zone(sends + Dmarc.record("v=DMARC1; p=reject; aspf=s; adkim=r")))
                .get(0);

        assertEquals("DMARC alignment is strict (aspf=s), and SendGrid may send for example.org", finding.title());
        assertEquals("\"v=DMARC1; p=reject; adkim=r\"", Dmarc.added(finding));
        silent(new StrictAlignment(), Dmarc.record("v=DMARC1; p=reject; aspf=s; adkim=s"));
        assertEquals(
                List.of(),
                Dmarc.judge(new StrictAlignment(), FakeDns.zone(sends + Dmarc.record("v=DMARC1; p=reject"))));
    }

    @Test
    void mentionsALargeAnswer() {
        String name = "a".repeat(200);
        String large = "_dmarc.example.org. TXT \"v=DMARC1; p=reject; rua=mailto:" + name + "@example.org,\" \"mailto:b"
                + name + "@example.org,\" \"mailto:c" + name + "@example.org\"";

        assertEquals("dmarc.size", Dmarc.judge(new LargeRecord(), large).get(0).code());
        silent(new LargeRecord(), Dmarc.record("v=DMARC1; p=reject"));
    }

    @Test
    void saysWhatHoldsForWhom() {
        String facts = facts("example.org", Dmarc.record("v=DMARC1; p=reject; sp=quarantine; np=reject; t=y"));

        assertTrue(
                facts.contains(
                        "policy=quarantine, subdomainPolicy=none, nonexistentSubdomainPolicy=quarantine, "
                                + "olderReceivers={policy=reject, subdomainPolicy=quarantine, nonexistentSubdomainPolicy=quarantine}"),
                facts);
        assertTrue(facts("example.org", Dmarc.record("v=DMARC1; p=reject"))
                .endsWith("policy=reject, subdomainPolicy=reject, nonexistentSubdomainPolicy=reject}"));
    }

    @Test
    void olderReceiversDoNotSeeARecordBetween() {
        String facts = facts("x.dept.example.org", "_dmarc.dept.example.org. TXT \"v=DMARC1; p=quarantine; psd=n\"");

        assertTrue(facts.contains("location=dept.example.org"), facts);
        assertTrue(facts.contains("olderReceivers={policy=absent, subdomainPolicy=absent"), facts);
    }

    @Test
    void aRecordBelowTheOrganizationSaysNothingOfNamesBelow() {
        String facts = facts("shop.example.org", "_dmarc.shop.example.org. TXT \"v=DMARC1; p=reject\"");

        assertTrue(facts.endsWith("policy=reject}"), facts);
    }

    private static String deaf(String destination) {
        return Dmarc.judge(new DeafDestination(), ELSEWHERE + destination)
                .get(0)
                .title();
    }

    private static void silent(Rule<DmarcEvidence> rule, String zone) {
        assertEquals(List.of(), Dmarc.judge(rule, zone));
    }

    private static String facts(String domain, String zone) {
        return Dmarc.evidence(domain, FakeDns.zone(domain + ". A 192.0.2.1\n" + zone))
                .facts()
                .toString();
    }

    private static FakeDns zone(String more) {
        return FakeDns.zone("example.org. TXT \"v=spf1 mx ~all\"\n" + more);
    }

    private static DmarcEvidence listed(FakeDns dns) {
        return Examine.with(
                new DmarcProbe(), Inquiry.of(DomainName.of("example.org")).asking(RegistryDepth.NONE), dns);
    }

    private static List<String> askedElsewhere(FakeDns dns) {
        return dns.asked().stream()
                .map(Query::toString)
                .filter(query -> query.contains("example.net"))
                .toList();
    }
}
