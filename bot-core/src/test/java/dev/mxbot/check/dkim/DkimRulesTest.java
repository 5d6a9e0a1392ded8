package dev.mxbot.check.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.testing.Examine;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DkimRulesTest {
    private static final String DOMAIN = "example.org. MX 10 mail.example.org.\n";
    private static final String GOOD = "v=DKIM1; k=rsa; p=" + DkimRecordTest.rsa(2048);

    @Test
    void aGoodKeyGetsNoFinding() {
        assertEquals(List.of(), codes(zone(at("mail", GOOD))));
    }

    @Test
    void aSelectorThatNobodyGuessesIsNotCalledMissing() {
        assertEquals(List.of("dkim.none_found"), codes(zone(at("summer2026", GOOD))));
    }

    @Test
    void withoutTheNameDomainkeyThereIsSurelyNone() {
        assertEquals(List.of("dkim.domainkey.nxdomain"), codes(zone("")));
    }

    @Test
    void aTimeoutIsUnknownAndNothingElse() {
        FakeDns dns = zone("");
        Stream.of("default", "google", "selector1", "selector2", "mail", "dkim", "k1", "s1")
                .forEach(selector -> dns.failing(selector + "._domainkey.example.org TXT"));

        assertEquals(List.of("dkim.unknown"), codes(dns));
    }

    @Test
    void asksForTheProvidersOwnSelectors() {
        String zone = """
                example.org. MX 0 example-org.mail.protection.outlook.com.
                selector1._domainkey.example.org. CNAME gone.example.net.
                """;

        assertEquals(List.of("dkim.selector.cname_dangling"), codes(FakeDns.zone(zone)));
    }

    @Test
    void aProvidersKeyMakesGuessingNeedless() {
        FakeDns dns = FakeDns.zone("example.org. MX 1 smtp.google.com.\n" + at("google", GOOD));

        assertEquals(List.of(), codes(dns));
        assertEquals(List.of("google"), askedSelectors(dns));
    }

    @Test
    void whoeverSpfIncludesIsAskedForToo() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 mail.example.org.
                example.org. TXT "v=spf1 include:spf.mailjet.com include:sendgrid.net -all"
                """ + at("s2", GOOD));

        assertEquals(List.of(), codes(dns));
        assertEquals(List.of("mailjet", "s1", "s2"), askedSelectors(dns));
    }

    @Test
    void withoutTheProvidersKeyTheCommonNamesFollow() {
        FakeDns dns = FakeDns.zone("example.org. MX 1 smtp.google.com.\n" + at("mail", GOOD));

        assertEquals(List.of(), codes(dns));
        assertEquals(
                List.of("google", "default", "selector1", "selector2", "mail", "dkim", "k1", "s1"),
                askedSelectors(dns));
    }

    @Test
    void looksOnOnlyWhereNoCommonNameHoldsAKey() {
        FakeDns found = zone(at("dkim", GOOD));
        FakeDns nothing = zone("");

        assertEquals(List.of(), codes(found));
        assertEquals(8, askedSelectors(found).size());
        assertFalse(asks(found, "_domainkey.example.org TXT"));
        codes(nothing);
        assertTrue(asks(nothing, "_domainkey.example.org TXT"));
    }

    @Test
    void guessesEightTimesAtMost() {
        FakeDns dns = FakeDns.zone("""
                example.org. MX 10 in1-smtp.messagingengine.com.
                example.org. TXT "v=spf1 include:mailgun.org include:_spf.google.com include:spf.protection.outlook.com ~all"
                """);

        assertEquals(List.of("dkim.domainkey.nxdomain"), codes(dns));
        assertEquals(8, askedSelectors(dns).size());
    }

    @Test
    void aNamedSelectorHasToHoldAKey() {
        FakeDns dns = zone(at("mail", GOOD));

        assertEquals(List.of("dkim.selector.missing"), codes(dns, "summer2026"));
        assertEquals(List.of(), codes(zone(at("summer2026", GOOD)), "summer2026"));
        assertEquals(
                List.of("dkim.unknown"),
                codes(zone(at("mail", GOOD)).failing("summer2026._domainkey.example.org TXT"), "summer2026"));
    }

    @Test
    void aNamedSelectorWithAKeyEndsTheSearch() {
        FakeDns dns = zone(at("summer2026", GOOD));

        codes(dns, "summer2026");

        assertEquals(List.of("summer2026"), askedSelectors(dns));
    }

    @Test
    void oneMissingSelectorIsNoReasonToGuessAloud() {
        assertEquals(List.of("dkim.selector.missing"), codes(zone(at("other", GOOD)), "summer2026"));
    }

    @Test
    void whatStandsBelowOutweighsAServersNxdomain() {
        DkimEvidence wrong = new DkimEvidence(
                DomainName.of("example.org"),
                true,
                List.of(),
                Examine.with(new DkimProbe(), "example.org", zone(at("mail", GOOD)))
                        .published(),
                Examine.with(new DkimProbe(), "example.org", zone("")).domainKey(),
                Optional.empty());

        assertEquals(List.of(), new NoDomainKeyName().judge(wrong));
    }

    @Test
    void aDomainThatDoesNotExistIsNotAskedForKeys() {
        FakeDns dns = FakeDns.zone("example.net. A 192.0.2.1");

        assertEquals(List.of(), codes(dns));
        assertEquals(2, dns.asked().size());
    }

    @Test
    void aDomainThatSendsNothingNeedsNoKey() {
        assertEquals(List.of(), codes(zone("example.org. TXT \"v=spf1 -all\"")));
    }

    @Test
    void keysUnderTheDoubledDomainAreFound() {
        assertEquals(
                List.of("dkim.domainkey.nxdomain", "dkim.duplicate_name"),
                codes(zone("mail._domainkey.example.org.example.org. TXT \"v=DKIM1; p=\"")));
    }

    @Test
    void shortKeysAreJudgedByLength() {
        assertEquals(
                Severity.WARNING,
                only(zone(at("mail", "p=" + DkimRecordTest.rsa(1024)))).severity());
        assertEquals(
                Severity.ERROR,
                only(zone(at("mail", "p=" + DkimRecordTest.rsa(768)))).severity());
    }

    @Test
    void eachFaultOfAKeyHasItsFinding() {
        assertEquals(List.of("dkim.key.invalid"), codes(zone(at("mail", "v=DKIM1; p=MIIBIjANBgkqh"))));
        assertEquals(List.of("dkim.key.revoked"), codes(zone(at("mail", "v=DKIM1; p="))));
        assertEquals(List.of("dkim.test_mode"), codes(zone(at("mail", GOOD + "; t=y"))));
        assertEquals(List.of("dkim.key.type"), codes(zone(at("mail", GOOD + "; h=sha1"))));
        assertEquals(List.of("dkim.multiple_txt"), codes(zone(at("mail", GOOD) + at("mail", GOOD + "; n=two"))));
    }

    @Test
    void aKeyThatVerifiesNoMailIsMoreThanARemark() {
        assertEquals(Severity.WARNING, only(zone(at("mail", GOOD + "; h=sha1"))).severity());
        assertEquals(
                Severity.WARNING, only(zone(at("mail", GOOD + "; s=other"))).severity());
        // RFC 8460 section 3: a key for reports alone.
        assertEquals(
                Severity.NOTICE, only(zone(at("mail", GOOD + "; s=tlsrpt"))).severity());
        assertEquals(List.of(), codes(zone(at("mail", GOOD + "; s=other:*; h=sha1:sha256"))));
    }

    @Test
    void everyFindingSaysWhatWasAskedAndWhatCameBack() {
        Finding finding = only(zone(at("mail", "v=DKIM1; p=MIIBIjANBgkqh")));

        assertEquals(
                "mail._domainkey.example.org TXT", finding.evidence().get(0).question());
        assertTrue(finding.evidence().get(0).answer().contains("v=DKIM1; "));
    }

    private static FakeDns zone(String more) {
        return FakeDns.zone(DOMAIN + more);
    }

    private static boolean asks(FakeDns dns, String query) {
        return dns.asked().stream().map(Query::toString).anyMatch(query::equals);
    }

    private static String at(String selector, String key) {
        int half = key.length() / 2;
        return selector + "._domainkey.example.org. TXT \"" + key.substring(0, half) + "\" \"" + key.substring(half)
                + "\"\n";
    }

    private static Finding only(FakeDns dns) {
        List<Finding> findings = judge(dns);
        assertEquals(1, findings.size());
        return findings.get(0);
    }

    private static List<String> codes(FakeDns dns, String... named) {
        return judge(dns, named).stream().map(Finding::code).sorted().toList();
    }

    private static List<String> askedSelectors(FakeDns dns) {
        return dns.asked().stream()
                .map(query -> query.name().text())
                .filter(name -> name.endsWith("._domainkey.example.org"))
                .map(name -> name.substring(0, name.indexOf('.')))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Finding> judge(FakeDns dns, String... named) {
        DkimEvidence evidence = new DkimProbe()
                .examine(
                        new Examination(Inquiry.of(DomainName.of("example.org")).naming(List.of(named)), dns))
                .toCompletableFuture()
                .join();
        return new DkimModule()
                .dkim().rules().stream()
                        .flatMap(rule -> ((Rule<DkimEvidence>) rule).judge(evidence).stream())
                        .toList();
    }
}
