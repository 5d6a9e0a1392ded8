package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.testing.FakeDns;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {
    private static final String ZONE = """
            example.org. 3600 MX 10 a.example.org.
            example.org. 3600 MX 20 b.example.org.
            example.org. 3600 TXT "v=spf1 mx -all"
            a.example.org. 3600 A 192.0.2.1
            """;

    private static List<Answer> answers(FakeDns dns) {
        return Stream.of("example.org MX", "example.org TXT", "a.example.org A", "www.example.org A")
                .map(question -> question.split(" ", -1))
                .map(part -> Query.of(DomainName.of(part[0]), RecordType.valueOf(part[1])))
                .map(query -> dns.ask(query).toCompletableFuture().join())
                .toList();
    }

    private static Optional<String> of(List<Answer> answers) {
        return Fingerprint.of("this program", answers, List.of());
    }

    private static Optional<String> of(String zone) {
        return of(answers(FakeDns.zone(zone)));
    }

    /** RELIABILITY.md P12: order is no change, nor is what a cache has left of a TTL. */
    @Test
    void isTheSameForAnotherOrderAndAnotherAge() {
        List<Answer> turned = new ArrayList<>(answers(FakeDns.zone(ZONE)));
        Collections.reverse(turned);
        assertEquals(of(ZONE), of(turned));
        assertEquals(of(ZONE), of(ZONE.replace("3600", "17")));
        assertEquals(of(ZONE), of("""
                example.org. 3600 MX 20 b.example.org.
                example.org. 3600 MX 10 a.example.org.
                example.org. 3600 TXT "v=spf1 mx -all"
                a.example.org. 3600 A 192.0.2.1
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MX 10 a -> MX 11 a",
                "MX 20 b.example.org -> MX 20 c.example.org",
                "TXT \"v=spf1 mx -all\" -> TXT \"verification=1\"",
                "mx -all -> mx ~all",
                "A 192.0.2.1 -> A 192.0.2.2",
                "a.example.org. 3600 A -> x.www.example.org. 3600 A",
                "a.example.org. 3600 A 192.0.2.1 -> a.example.org. 3600 CNAME example.org."
            })
    void isAnotherOneForWhateverIsPublishedOtherwise(String change) {
        String[] fromTo = change.split(" -> ", -1);
        String other = ZONE.replace(fromTo[0], fromTo[1]);
        assertNotEquals(ZONE, other);
        assertNotEquals(of(ZONE), of(other));
    }

    @Test
    void isAnotherOneWhereAnAnswerIsMissingOrTheResolverValidates() {
        List<Answer> answers = answers(FakeDns.zone(ZONE));
        assertNotEquals(of(answers), of(answers.subList(0, 3)));
        assertNotEquals(of(answers), of(answers(FakeDns.zone(ZONE).signed("example.org MX"))));
    }

    /** What a server of the zone itself says is the TTL as published, which rules judge. */
    @Test
    void countsTheTtlThatAnAuthoritySays() throws Exception {
        Server server = Server.authority(
                DomainName.of("ns1.example.org"), InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 9}));
        Query query = Query.of(DomainName.of("example.org"), RecordType.MX).at(server);
        Answer hour = FakeDns.zone(ZONE).ask(query).toCompletableFuture().join();
        Answer second = FakeDns.zone(ZONE.replace("3600", "1"))
                .ask(query)
                .toCompletableFuture()
                .join();
        assertEquals(true, hour.provenance().authoritative());
        assertNotEquals(of(List.of(hour)), of(List.of(second)));
    }

    /** P11: what could not be looked up is like nothing, not even like itself. */
    @Test
    void isNoneWhereAnythingIsUnanswered() {
        assertEquals(Optional.empty(), of(answers(FakeDns.zone(ZONE).failing("a.example.org A"))));
        assertEquals(Optional.empty(), of(List.of()));
    }

    @Test
    void isAnotherOneOnAnotherBasis() {
        List<Answer> answers = answers(FakeDns.zone(ZONE));
        assertNotEquals(
                Fingerprint.of("this program", answers, List.of()),
                Fingerprint.of("another program", answers, List.of()));
    }

    @Test
    void countsWhatWasSeenElsewhere() {
        List<Answer> answers = answers(FakeDns.zone(ZONE));
        assertNotEquals(of(answers), Fingerprint.of("this program", answers, List.of(elsewhere("mode: enforce"))));
        assertNotEquals(
                Fingerprint.of("this program", answers, List.of(elsewhere("mode: testing"))),
                Fingerprint.of("this program", answers, List.of(elsewhere("mode: enforce"))));
        assertEquals(
                Fingerprint.of("this program", answers, List.of(elsewhere("mode: enforce"))),
                Fingerprint.of("this program", answers, List.of(elsewhere("mode: enforce"))));
    }

    private static Fingerprint.Elsewhere elsewhere(String words) {
        return new Fingerprint.Elsewhere(
                words, new Outcome(new Topic("mtasts"), Map.of(), Set.of(), List.of(), new Trail(FakeDns.zone(ZONE))));
    }
}
