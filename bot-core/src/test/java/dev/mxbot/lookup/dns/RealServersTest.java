package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.testing.RealDns;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Unbound in front of NSD: what real servers say is understood. */
@Timeout(60)
class RealServersTest {
    private static final String EXAMPLE_ORG = """
            @ SOA ns1 hostmaster 2026112001 7200 900 1209600 300
            @ NS ns1
            @ NS ns2
            ns1 A 5.253.53.1
            ns2 A 5.253.53.2
            @ 600 MX 10 mail
            mail A 198.51.100.7
            mail AAAA 2001:db8::7
            alias CNAME mail
            away CNAME mail.example.net.
            *.wild TXT "anything"
            a\\032b TXT "odd"
            child NS ns.child
            ns.child A 192.0.2.3
            """
            + IntStream.range(0, 60)
                    .mapToObj(i -> "large TXT \"" + "x".repeat(200) + i + "\"")
                    .collect(Collectors.joining("\n"));

    @SuppressWarnings("NullAway.Init")
    private static RealDns world;

    @SuppressWarnings("NullAway.Init")
    private static Lookup lookup;

    @BeforeAll
    static void start() {
        world = RealDns.start(
                Map.of(
                        "example.org",
                        EXAMPLE_ORG,
                        "example.net",
                        "mail A 198.51.100.8",
                        "100.51.198.in-addr.arpa",
                        "7 PTR mail.example.org."),
                Map.of("example.org", EXAMPLE_ORG.replace("MX 10 mail", "MX 20 mail")));
        lookup = Lookup.over(world.config(), Clock.systemUTC());
    }

    @AfterAll
    @SuppressWarnings("NullAway")
    static void stop() {
        if (lookup != null) {
            lookup.close();
        }
        if (world != null) {
            world.close();
        }
    }

    @Test
    void recordsThroughTheResolver() {
        Answer answer = ask("example.org", RecordType.MX);

        assertEquals("10 mail.example.org.", answer.summary());
        assertEquals("udp", answer.provenance().transport());
        assertEquals("NOERROR", answer.provenance().rcode());
        assertEquals(
                "mail.example.org.",
                ask("7.100.51.198.in-addr.arpa", RecordType.PTR).summary());
    }

    @Test
    void theTwoAbsences() {
        Answer noData = ask("mail.example.org", RecordType.MX);
        Answer noName = ask("missing.example.org", RecordType.A);

        assertInstanceOf(Answer.NoData.class, noData);
        assertInstanceOf(Answer.NoSuchName.class, noName);
        assertTrue(noName.provenance().ttl().orElseThrow() <= 300);
        assertTrue(noName.provenance().ttl().orElseThrow() > 0);
        assertInstanceOf(Answer.NoSuchName.class, ask("no-such-zone.example", RecordType.A));
    }

    @Test
    void aliases() {
        assertEquals(
                List.of(DomainName.of("mail.example.org")),
                ask("alias.example.org", RecordType.AAAA).aliases());
        assertEquals("198.51.100.8", ask("away.example.org", RecordType.A).summary());
        assertInstanceOf(Answer.NoData.class, ask("away.example.org", RecordType.MX));
    }

    @Test
    void largeAnswersOverTcp() {
        Answer answer = ask("large.example.org", RecordType.TXT);

        assertEquals(60, answer.records().size());
        assertEquals("tcp", answer.provenance().transport());
    }

    @Test
    void oddNames() {
        assertEquals("\"odd\"", ask("a\\032b.example.org", RecordType.TXT).summary());
        assertEquals(
                "\"anything\"",
                ask("\\000\\255%\\@.wild.example.org", RecordType.TXT).summary());
    }

    @Test
    void eachAuthoritysOwnWord() {
        Answer first = askAt("ns1.example.org", RealDns.FIRST, "example.org", RecordType.MX);
        Answer second = askAt("ns2.example.org", RealDns.SECOND, "example.org", RecordType.MX);

        assertEquals("10 mail.example.org.", first.summary());
        assertEquals("20 mail.example.org.", second.summary());
        assertTrue(first.provenance().authoritative());
        assertEquals("ns2.example.org (5.253.53.2)", second.provenance().server());
    }

    @Test
    void anAliasThatLeadsOutOfTheAuthoritysZones() {
        Answer answer = askAt("ns1.example.org", RealDns.FIRST, "alias.example.org", RecordType.A);

        assertEquals("198.51.100.7", answer.summary());
    }

    @Test
    void theParentsWordOnADelegation() {
        Answer answer = askAt("ns1.example.org", RealDns.FIRST, "child.example.org", RecordType.NS);

        assertEquals("ns.child.example.org.", answer.summary());
        assertEquals(false, answer.provenance().authoritative());
        Answer.Unanswered other = assertInstanceOf(
                Answer.Unanswered.class, askAt("ns1.example.org", RealDns.FIRST, "child.example.org", RecordType.MX));
        assertEquals(Reason.NOT_AUTHORITATIVE, other.reason());
    }

    @Test
    void anAuthorityThatIsNotThere() {
        Answer.Unanswered answer = assertInstanceOf(
                Answer.Unanswered.class, askAt("ns3.example.org", "5.253.53.9", "example.org", RecordType.MX));

        assertEquals(Reason.UNREACHABLE, answer.reason());
    }

    private static Answer ask(String name, RecordType type) {
        return join(Query.of(DomainName.of(name), type));
    }

    private static Answer askAt(String server, String address, String name, RecordType type) {
        return join(Query.of(DomainName.of(name), type)
                .at(Server.authority(DomainName.of(server), InetAddresses.forString(address))));
    }

    private static Answer join(Query query) {
        try {
            return lookup.dns().ask(query).toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
