package dev.mxbot.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Change;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SafeOrderTest {
    private static final KnownPolicy ENFORCED =
            new KnownPolicy(true, Duration.ofDays(7), List.of("old.example.org", "*.mail.example.net"));

    @Test
    void aMoveOfProviders() {
        List<Step> steps = steps(
                List.of(
                        record("example.org", 3600, "MX", "10 mx.example.net."),
                        record("example.org", 3600, "TXT", "\"v=spf1 include:new.example.net -all\""),
                        record("s1._domainkey.example.org", 3600, "TXT", "\"v=DKIM1; p=MIG\"")),
                List.of(
                        record("example.org", 86_400, "MX", "10 old.example.org."),
                        record("example.org", 7200, "TXT", "\"v=spf1 include:old.example.com -all\"")));

        assertEquals(
                List.of(
                        "Lower the TTL of example.org MX to 300 s, then wait 1 d: so long caches keep the old TTL",
                        "Publish s1._domainkey.example.org TXT, so that nobody signs with a key that is not there",
                        "Publish SPF at example.org that authorises old and new senders, then wait 2 h: so long receivers know the old SPF record",
                        "Switch example.org MX, then wait 300 s: the last cache has then dropped the old record",
                        "Remove the old senders from SPF at example.org last, when no mail on its way needs it"),
                steps.stream().map(Step::sentence).toList());
        assertEquals(
                List.of(record(
                        "example.org", 3600, "TXT", "\"v=spf1 include:new.example.net include:old.example.com -all\"")),
                steps.get(2).add());
        assertEquals(
                List.of(record("example.org", 3600, "TXT", "\"v=spf1 include:new.example.net -all\"")),
                steps.get(4).add());
        assertEquals(
                List.of(record("example.org", 300, "MX", "10 old.example.org.")),
                steps.get(0).add());
    }

    @Test
    void theMtaStsPolicyComesBeforeTheHosts() {
        List<Step> steps = new SafeOrder(
                        DomainName.of("example.org"),
                        new Change(
                                List.of(record("example.org", 300, "MX", "10 new.example.org.")),
                                List.of(record("example.org", 300, "MX", "10 old.example.org."))),
                        ENFORCED)
                .steps();

        assertTrue(steps.get(0).what().startsWith("Serve an MTA-STS policy that also lists new.example.org"));
        assertEquals(Duration.ofDays(7), steps.get(0).pause());
        assertEquals("Switch example.org MX", steps.get(1).what());
        assertEquals(Duration.ofMinutes(5), steps.get(1).pause());
    }

    @Test
    void aHostThatThePolicyListsNeedsNoNewOne() {
        SafeOrder order = new SafeOrder(
                DomainName.of("example.org"),
                new Change(List.of(record("example.org", 300, "MX", "10 a.mail.example.net.")), List.of()),
                ENFORCED);

        assertEquals(List.of(), order.hostsOutsideThePolicy());
        assertEquals(1, order.steps().size());
    }

    @Test
    void aWildcardOfThePolicyStandsForOneLabel() {
        assertTrue(ENFORCED.covers(DomainName.of("a.mail.example.net")));
        assertEquals(false, ENFORCED.covers(DomainName.of("a.b.mail.example.net")));
        assertEquals(false, ENFORCED.covers(DomainName.of("mail.example.net")));
    }

    @Test
    void tlsaStandsBesideTheOldOneUntilTheEnd() {
        List<Step> steps = steps(
                List.of(record("_25._tcp.mx.example.org", 3600, "TLSA", "3 1 1 bb")),
                List.of(record("_25._tcp.mx.example.org", 3600, "TLSA", "3 1 1 aa")));

        Step published = steps.get(steps.size() - 2);
        Step removed = steps.get(steps.size() - 1);
        assertEquals(List.of(), published.remove());
        assertEquals(Duration.ofHours(1), published.pause());
        assertEquals(
                List.of("3 1 1 aa"),
                removed.remove().stream().map(ZoneRecord::data).toList());
    }

    @Test
    void addressesComeBeforeTheHostsThatHaveThem() {
        List<Step> steps = steps(
                List.of(
                        record("example.org", 300, "MX", "10 mx.example.org."),
                        record("mx.example.org", 300, "A", "192.0.2.1")),
                List.of());

        assertEquals(
                List.of("mx.example.org", "example.org"),
                steps.stream()
                        .flatMap(step -> step.add().stream())
                        .map(record -> record.name().text())
                        .toList());
    }

    @Test
    void everyRecordOfTheChangeIsInSomeStep() {
        List<ZoneRecord> add = Stream.of("A", "AAAA", "MX", "TXT", "CNAME", "NS", "TLSA", "PTR", "CAA", "SRV")
                .flatMap(type -> Stream.of("a", "b", "_dmarc", "_mta-sts", "x._domainkey")
                        .map(label -> record(label + ".example.org", 900, type, "1 new.example.net.")))
                .toList();
        List<ZoneRecord> remove = add.stream()
                .filter(record -> !record.name().text().startsWith("b."))
                .map(record -> new ZoneRecord(record.name(), 900, record.type(), "1 old.example.net."))
                .toList();
        List<ZoneRecord> gone =
                List.of(record("c.example.org", 900, "MX", "1 c."), record("c.example.org", 900, "A", "192.0.2.9"));

        List<Step> steps =
                steps(add, Stream.concat(remove.stream(), gone.stream()).toList());

        List<ZoneRecord> published =
                steps.stream().flatMap(step -> step.add().stream()).toList();
        List<ZoneRecord> withdrawn =
                steps.stream().flatMap(step -> step.remove().stream()).toList();
        assertEquals(
                List.of(),
                add.stream().filter(record -> !published.contains(record)).toList());
        assertEquals(
                List.of(),
                remove.stream().filter(record -> !withdrawn.contains(record)).toList());
        assertEquals(
                List.of(),
                gone.stream().filter(record -> !withdrawn.contains(record)).toList());
    }

    private static List<Step> steps(List<ZoneRecord> add, List<ZoneRecord> remove) {
        return new SafeOrder(DomainName.of("example.org"), new Change(add, remove), KnownPolicy.NONE).steps();
    }

    private static ZoneRecord record(String name, long ttl, String type, String data) {
        return new ZoneRecord(DomainName.of(name), ttl, type, data);
    }
}
