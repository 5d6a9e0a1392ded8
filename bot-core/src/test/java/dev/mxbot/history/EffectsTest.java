package dev.mxbot.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.finding.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Migrations as they happen, seen by whole diagnoses before and after: what they do to mail, in words, and which of them broke it. */
class EffectsTest {
    private static final String[] GOOGLE = {
        "example.org. MX 1 smtp.google.com.",
        "smtp.google.com. A 142.250.1.26",
        "example.org. TXT \"v=spf1 include:_spf.google.com ~all\"",
        "_spf.google.com. TXT \"v=spf1 ip4:142.250.0.0/15 ~all\"",
        "spf.protection.outlook.com. TXT \"v=spf1 ip4:40.92.0.0/15 -all\"",
        "example-org.mail.protection.outlook.com. A 52.101.1.1",
        "_dmarc.example.org. TXT \"v=DMARC1; p=reject; rua=mailto:reports@example.org\"",
        "example.org. A 5.9.4.4"
    };

    private static final String[] SELF_HOSTED = {
        "example.org. MX 10 mx1.example.org.",
        "mx1.example.org. A 5.9.1.1",
        "1.1.9.5.in-addr.arpa. PTR mx1.example.org.",
        "example.org. TXT \"v=spf1 mx include:servers.mcsv.net -all\"",
        "servers.mcsv.net. TXT \"v=spf1 ip4:205.201.128.0/20 ?all\"",
        "_dmarc.example.org. TXT \"v=DMARC1; p=reject\"",
        "_mta-sts.example.org. TXT \"v=STSv1; id=1\"",
        "_smtp._tls.example.org. TXT \"v=TLSRPTv1; rua=mailto:tls@example.org\"",
        "default._domainkey.example.org. TXT \"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEF\"",
        "mx2.example.org. A 5.9.1.2",
        "2.1.9.5.in-addr.arpa. PTR mx2.example.org.",
        "mail.example.net. A 5.9.8.8",
        "example.org. NS ns1.example.net.",
        "ns1.example.net. A 5.9.0.1",
        "ns1.example.com. A 5.9.0.2"
    };

    private static final String[] POLICY = {"version: STSv1", "mode: enforce", "mx: mx1.example.org", "max_age: 604800"
    };

    private static Domain domain(String... zone) {
        return Domain.zone(zone).serving(POLICY);
    }

    /** Lines with the first text in them have the second in its place; an empty second text removes them. */
    private static String[] edited(String[] zone, String... fromTo) {
        List<String> lines = new ArrayList<>(List.of(zone));
        for (int i = 0; i < fromTo.length; i += 2) {
            String from = fromTo[i];
            String to = fromTo[i + 1];
            assertTrue(lines.stream().anyMatch(line -> line.contains(from)), from);
            lines = new ArrayList<>(lines.stream()
                    .filter(line -> !to.isEmpty() || !line.contains(from))
                    .map(line -> line.replace(from, to))
                    .toList());
        }
        return lines.toArray(String[]::new);
    }

    private static String effect(Domain before, Domain after) {
        Snapshot earlier = before.snapshot().known(Snapshot.NOTHING);
        return Effects.line(Domain.NAME, earlier, after.snapshot().known(earlier));
    }

    private static String effect(String[] zone, String... fromTo) {
        return effect(domain(zone), domain(edited(zone, fromTo)));
    }

    @Test
    void fromGoogleToMicrosoftWithoutSpf() {
        assertEquals(
                "MX moved from Google Workspace to Microsoft 365; SPF still authorises only Google Workspace",
                effect(GOOGLE, "MX 1 smtp.google.com.", "MX 0 example-org.mail.protection.outlook.com."));
    }

    @Test
    void fromGoogleToMicrosoftWithSpf() {
        assertEquals(
                "MX moved from Google Workspace to Microsoft 365; SPF authorises Microsoft 365; the SPF record lost"
                        + " include:_spf.google.com, so Google Workspace may no longer send; the SPF record gained"
                        + " include:spf.protection.outlook.com: Microsoft 365 may send now",
                effect(
                        GOOGLE,
                        "MX 1 smtp.google.com.",
                        "MX 0 example-org.mail.protection.outlook.com.",
                        "include:_spf.google.com",
                        "include:spf.protection.outlook.com"));
    }

    @Test
    void lostMxGoesToTheWebServer() {
        assertEquals(
                "example.org lost its MX records: mail now goes to its web server (5.9.4.4)",
                effect(GOOGLE, "MX 1 smtp.google.com.", ""));
    }

    @Test
    void lostMxWithoutAnAddressBounces() {
        assertEquals(
                "example.org lost its MX records: nobody can deliver to it",
                effect(edited(GOOGLE, "A 5.9.4.4", ""), "MX 1 smtp.google.com.", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                PTR mx1.example.org.          | ''                       | the PTR of mx1.example.org (5.9.1.1) is gone
                PTR mx1.example.org.          | PTR host.example.net.    | the PTR of mx1.example.org (5.9.1.1) is host.example.net now, no longer mx1.example.org
                include:servers.mcsv.net      | mx                       | the SPF record lost include:servers.mcsv.net, so Mailchimp may no longer send
                include:servers.mcsv.net -all | include:servers.mcsv.net ~all | the SPF record ends in ~all (mark others) now, before in -all (refuse others)
                v=spf1 mx                     | ''                       | the SPF record is gone: nothing says who may send for example.org
                ip4:205.201.128.0/20 ?all     | ip4:205.201.128.0/21 ?all | records of others changed: the SPF record of servers.mcsv.net, which example.org includes, lost ip4:205.201.128.0/20 and names addresses instead
                servers.mcsv.net. TXT         | ''                       | the SPF record of servers.mcsv.net, which example.org includes, is gone: receivers answer permerror
                p=reject                      | p=none                   | DMARC was weakened from reject to none
                p=reject                      | p=reject; sp=none        | DMARC was weakened from reject to none for subdomains
                p=reject                      | p=reject; rua=mailto:a@example.org | DMARC reports go to mailto:a@example.org now
                _dmarc.example.org            | ''                       | the DMARC record is gone: receivers are asked nothing about forged mail
                _mta-sts.example.org          | ''                       | the MTA-STS record is gone: senders that do not know the policy yet may deliver without TLS
                _smtp._tls.example.org        | ''                       | the TLS-RPT record is gone, and with it reports about failed TLS
                default._domainkey            | ''                       | the DKIM key of selector default is gone: signatures made with it fail
                mx1.example.org. A 5.9.1.1    | ''                       | mx1.example.org has no address any more: senders cannot reach it
                NS ns1.example.net.           | NS ns1.example.com.      | the name servers of example.org moved from example.net to example.com
                MX 10 mx1.example.org.        | MX 0 .                   | example.org says now that it takes no mail (null MX): every sender gets a bounce
                """)
    void saysWhatAChangeDoes(String from, String to, String effect) {
        assertEquals(effect, effect(SELF_HOSTED, from, to));
    }

    @Test
    void tellsAnAddressThatMoved() {
        assertEquals(
                "mx1.example.org moved from 5.9.1.1 to 5.9.1.2",
                effect(SELF_HOSTED, "mx1.example.org. A 5.9.1.1", "mx1.example.org. A 5.9.1.2"));
    }

    /** Mailu #2028 and others: the MX moves, the policy stays, and whoever follows it stops to deliver. */
    @Test
    void mtaStsLeftBehind() {
        assertEquals(
                "the MTA-STS policy (enforce) does not list the new MX host mail.example.net: senders that follow it do not"
                        + " deliver there; MX moved from mx1.example.org to mail.example.net",
                effect(SELF_HOSTED, "MX 10 mx1.example.org.", "MX 10 mail.example.net."));
    }

    @Test
    void mtaStsThatDropsTheHost() {
        Domain after = Domain.zone(SELF_HOSTED)
                .serving("version: STSv1", "mode: enforce", "mx: *.example.net", "max_age: 604800");

        assertEquals(
                "the MTA-STS policy (enforce) does not list the MX host mx1.example.org: senders that follow it do not deliver"
                        + " there; the MTA-STS policy changed, lists *.example.net now, no longer lists mx1.example.org,"
                        + " under the same id: senders that know the old one do not notice",
                effect(domain(SELF_HOSTED), after));
    }

    @Test
    void mtaStsThatIsSwitchedOff() {
        Domain after = Domain.zone(edited(SELF_HOSTED, "id=1", "id=2"))
                .serving("version: STSv1", "mode: none", "max_age: 86400");

        assertEquals("the MTA-STS policy went from enforce to none", effect(domain(SELF_HOSTED), after));
    }

    @Test
    void saysNothingWhereNothingChanged() {
        assertEquals("", effect(domain(SELF_HOSTED), domain(SELF_HOSTED)));
    }

    @Test
    void countsWhatDoesNotFit() {
        String line = effect(
                SELF_HOSTED,
                "p=reject",
                "p=none",
                "PTR mx1.example.org.",
                "",
                "default._domainkey",
                "",
                "include:servers.mcsv.net",
                "mx",
                "_smtp._tls",
                "");

        assertTrue(line.endsWith("; and 2 more"), line);
    }

    /** The finding rests on a host that the change brought in, so the change is the culprit, not the later one of something else. */
    @Test
    void findsTheChangeThatBrokeIt() {
        Domain broken = domain(edited(SELF_HOSTED, "MX 10 mx1.example.org.", "MX 10 mx1.exmaple.org."));
        Snapshot first = domain(SELF_HOSTED).snapshot().known(Snapshot.NOTHING);
        Snapshot second = broken.snapshot().known(first);
        Recorded typo = recorded("2026-11-20T09:00:00Z", first, second);
        Snapshot third = domain(edited(
                        SELF_HOSTED, "MX 10 mx1.example.org.", "MX 10 mx1.exmaple.org.", "p=reject", "p=quarantine"))
                .snapshot()
                .known(second);
        Recorded later = recorded("2026-11-20T11:00:00Z", second, third);
        List<Finding> fresh = broken.diagnosis().findings();

        Culprit culprit = Culprit.among(List.of(later, typo), fresh).orElseThrow();

        assertEquals(typo, culprit.change());
        assertEquals("example.org MX", culprit.difference().question());
    }

    @Test
    void blamesTheSpfChangeForAnSpfFinding() {
        Snapshot first = domain(SELF_HOSTED).snapshot().known(Snapshot.NOTHING);
        Domain broken = domain(edited(SELF_HOSTED, "v=spf1 mx", "v=spf1 ipv4:5.9.1.1 mx"));
        Snapshot second = broken.snapshot().known(first);
        List<Finding> spf = broken.diagnosis().findings().stream()
                .filter(finding -> finding.code().startsWith("spf."))
                .toList();

        Culprit culprit = Culprit.among(List.of(recorded("2026-11-20T09:00:00Z", first, second)), spf)
                .orElseThrow();

        assertEquals("example.org TXT", culprit.difference().question());
    }

    @Test
    void blamesNoChangeThatHasNothingToDoWithIt() {
        Snapshot first = domain(SELF_HOSTED).snapshot().known(Snapshot.NOTHING);
        Snapshot second =
                domain(edited(SELF_HOSTED, "p=reject", "p=none")).snapshot().known(first);
        List<Finding> reverse = domain(edited(SELF_HOSTED, "PTR mx1.example.org.", "")).diagnosis().findings().stream()
                .filter(finding -> finding.code().startsWith("ptr."))
                .toList();

        assertEquals(1, Stream.of(reverse).filter(found -> !found.isEmpty()).count());
        assertTrue(Culprit.among(List.of(recorded("2026-11-20T09:00:00Z", first, second)), reverse)
                .isEmpty());
    }

    private static Recorded recorded(String by, Snapshot before, Snapshot after) {
        Instant seen = Instant.parse(by);
        return new Recorded(
                seen.minusSeconds(900),
                seen,
                after.differencesSince(before),
                Effects.line(Domain.NAME, before, after),
                after);
    }
}
