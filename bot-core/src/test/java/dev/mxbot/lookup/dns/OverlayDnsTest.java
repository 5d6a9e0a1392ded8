package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.testing.FakeDns;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OverlayDnsTest {
    private static final FakeDns LIVE = FakeDns.zone("""
            example.org. 900 MX 10 old.example.org.
            example.org. 900 MX 20 second.example.org.
            old.example.org. A 198.51.100.1
            example.org. TXT "v=spf1 " "-all"
            www.example.org. CNAME web.example.net.
            web.example.net. A 198.51.100.2
            """);

    @Test
    void addsToARecordSet() {
        Dns dns = overlay(List.of(record("example.org", 300, "MX", "5 new.example.org.")), List.of());

        assertEquals(
                "10 old.example.org., 20 second.example.org., 5 new.example.org.",
                ask(dns, "example.org MX").summary());
        assertEquals(
                "the planned records", ask(dns, "example.org MX").provenance().server());
        assertEquals(300, ask(dns, "example.org MX").provenance().ttl().orElseThrow());
    }

    @Test
    void takesFromARecordSetWhateverItsTtl() {
        Dns dns = overlay(List.of(), List.of(record("example.org", 5, "MX", "10 OLD.example.org.")));

        assertEquals("20 second.example.org.", ask(dns, "example.org MX").summary());
    }

    @Test
    void replacesATextHoweverItIsCut() {
        Dns dns = overlay(
                List.of(record("example.org", 300, "TXT", "\"v=spf1 mx -all\"")),
                List.of(record("example.org", 300, "TXT", "\"v=spf1 -all\"")));

        assertEquals("\"v=spf1 mx -all\"", ask(dns, "example.org TXT").summary());
    }

    @Test
    void aSetWithItsLastRecordGoneIsNoData() {
        Dns dns = overlay(List.of(), List.of(record("old.example.org", 300, "A", "198.51.100.1")));

        assertInstanceOf(Answer.NoData.class, ask(dns, "old.example.org A"));
    }

    @Test
    void aPlannedNameExistsAndSoDoTheNamesAboveIt() {
        Dns dns = overlay(List.of(record("_smtp._tls.mail.example.org", 300, "TXT", "\"v=TLSRPTv1\"")), List.of());

        assertEquals(
                "\"v=TLSRPTv1\"", ask(dns, "_smtp._tls.mail.example.org TXT").summary());
        assertInstanceOf(Answer.NoData.class, ask(dns, "_smtp._tls.mail.example.org A"));
        assertInstanceOf(Answer.NoData.class, ask(dns, "_tls.mail.example.org TXT"));
        assertInstanceOf(Answer.NoData.class, ask(dns, "mail.example.org A"));
        assertInstanceOf(Answer.NoSuchName.class, ask(dns, "other.example.org A"));
    }

    @Test
    void followsAPlannedAlias() {
        Dns dns = overlay(List.of(record("mail.example.org", 300, "CNAME", "web.example.net.")), List.of());
        Answer answer = ask(dns, "mail.example.org A");

        assertEquals(List.of(DomainName.of("web.example.net")), answer.aliases());
        assertEquals("198.51.100.2", answer.summary());
        assertEquals("mail.example.org", answer.query().name().text());
        assertEquals("web.example.net.", ask(dns, "mail.example.org CNAME").summary());
    }

    @Test
    void followsALiveAliasIntoThePlan() {
        Dns dns = overlay(List.of(record("web.example.net", 300, "A", "198.51.100.3")), List.of());
        Answer answer = ask(dns, "www.example.org A");

        assertEquals(List.of(DomainName.of("web.example.net")), answer.aliases());
        assertEquals("198.51.100.2, 198.51.100.3", answer.summary());
    }

    @Test
    void removesAnAlias() {
        Dns dns = overlay(
                List.of(record("www.example.org", 300, "A", "198.51.100.9")),
                List.of(record("www.example.org", 300, "CNAME", "web.example.net.")));

        assertEquals("198.51.100.9", ask(dns, "www.example.org A").summary());
        assertEquals(List.of(), ask(dns, "www.example.org A").aliases());
        assertInstanceOf(Answer.NoData.class, ask(dns, "www.example.org AAAA"));
    }

    @Test
    void survivesAPlannedLoop() {
        Dns dns = overlay(
                List.of(
                        record("a.example.org", 300, "CNAME", "b.example.org."),
                        record("b.example.org", 300, "CNAME", "a.example.org.")),
                List.of());

        assertInstanceOf(Answer.NoData.class, ask(dns, "a.example.org A"));
        assertEquals(
                List.of(DomainName.of("b.example.org"), DomainName.of("a.example.org")),
                ask(dns, "a.example.org A").aliases());
    }

    @Test
    void aPlannedWildcardCoversWhatDoesNotExist() {
        Dns dns = overlay(List.of(record("*.example.org", 300, "MX", "10 old.example.org.")), List.of());

        assertEquals("10 old.example.org.", ask(dns, "anything.example.org MX").summary());
        assertInstanceOf(Answer.NoData.class, ask(dns, "anything.example.org A"));
        assertInstanceOf(Answer.NoData.class, ask(dns, "old.example.org MX"));
        assertInstanceOf(Answer.NoSuchName.class, ask(dns, "anything.example.com MX"));
    }

    @Test
    void aPlannedNameIsNoLongerCoveredByALiveWildcard() {
        Dns dns = new OverlayDns(
                FakeDns.zone("*.example.org. TXT \"v=spf1 -all\"\n*.example.org. MX 10 mx.example.net."),
                List.of(record("_dmarc.example.org", 300, "TXT", "\"v=DMARC1; p=none\"")),
                List.of());

        assertEquals("\"v=DMARC1; p=none\"", ask(dns, "_dmarc.example.org TXT").summary());
        assertInstanceOf(Answer.NoData.class, ask(dns, "_dmarc.example.org MX"));
        assertEquals("\"v=spf1 -all\"", ask(dns, "_tls.example.org TXT").summary());
    }

    @Test
    void aRemovedWildcardRecordAnswersForNobody() {
        Dns dns = new OverlayDns(
                FakeDns.zone("*.example.org. MX 10 mx.example.net.\nmail.example.org. MX 10 mx.example.net."),
                List.of(record("*.example.org", 300, "TXT", "\"new\"")),
                List.of(record("*.example.org", 300, "MX", "10 mx.example.net.")));

        assertInstanceOf(Answer.NoData.class, ask(dns, "any.example.org MX"));
        assertEquals("\"new\"", ask(dns, "any.example.org TXT").summary());
        assertEquals("10 mx.example.net.", ask(dns, "mail.example.org MX").summary());
    }

    @Test
    void aPlannedWildcardDoesNotReachBelowANameThatExists() {
        Dns dns = overlay(List.of(record("*.example.org", 300, "MX", "10 old.example.org.")), List.of());

        assertInstanceOf(Answer.NoSuchName.class, ask(dns, "below.old.example.org MX"));
    }

    @Test
    void howLongAnAbsenceIsKeptIsNotKnownFromWhatWasThere() {
        Dns dns = overlay(List.of(), List.of(record("old.example.org", 300, "A", "198.51.100.1")));

        assertTrue(ask(dns, "old.example.org A").provenance().ttl().isEmpty());
    }

    @Test
    void leavesTheRestAlone() {
        Query query = Query.of(DomainName.of("old.example.org"), RecordType.A);
        Answer live = LIVE.ask(query).toCompletableFuture().join();
        Dns under = asked -> CompletableFuture.completedFuture(live);

        assertSame(
                live,
                new OverlayDns(under, List.of(record("new.example.org", 300, "A", "198.51.100.4")), List.of())
                        .ask(query)
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void anUnknownSetPlusOneRecordIsUnknown() {
        Dns dns = new OverlayDns(
                FakeDns.zone("example.org. A 198.51.100.1").failing("example.org MX"),
                List.of(record("example.org", 300, "MX", "10 mail.example.org.")),
                List.of());

        assertTrue(ask(dns, "example.org MX").isUnanswered());
    }

    @Test
    void everyServerHasThePlan() {
        Dns dns = overlay(List.of(record("example.org", 300, "MX", "5 new.example.org.")), List.of());
        Server server = Server.authority(DomainName.of("ns1.example.org"), InetAddresses.forString("192.0.2.1"));
        Answer answer = dns.ask(
                        Query.of(DomainName.of("example.org"), RecordType.MX).at(server))
                .toCompletableFuture()
                .join();

        assertEquals(3, answer.records().size());
    }

    @Test
    void refusesWhatNobodyCouldPublish() {
        assertRefused(record("example.org", 300, "MX", "10 <mail host>."), "a value is left to fill in");
        assertRefused(record("example.org", 300, "MX", "mail.example.org."), "no record that a zone could hold");
        assertRefused(record("example.org", 300, "BOGUS", "1"), "no record type that is known");
        assertRefused(record("example.org", 300, "HINFO", "\"a\" \"b\""), "no record type that mail uses");
    }

    private static void assertRefused(ZoneRecord record, String why) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> overlay(List.of(record), List.of()));
        assertEquals(why + ": " + record, refused.getMessage());
    }

    private static Dns overlay(List<ZoneRecord> add, List<ZoneRecord> remove) {
        return new OverlayDns(LIVE, add, remove);
    }

    private static ZoneRecord record(String name, long ttl, String type, String data) {
        return new ZoneRecord(DomainName.of(name), ttl, type, data);
    }

    private static Answer ask(Dns dns, String query) {
        String[] parts = query.split(" ", -1);
        return dns.ask(Query.of(DomainName.of(parts[0]), RecordType.valueOf(parts[1])))
                .toCompletableFuture()
                .join();
    }
}
