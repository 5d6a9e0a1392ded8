package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whether the trouble is with the domain or with mxbot's own DNS. */
class DnsUnreachableTest {
    private final VirtualTime time = new VirtualTime();

    @Test
    void firesWhenNotEvenTheRootAnswers() {
        Diagnosis diagnosis = diagnose(nothing().failing(". NS").failing("org NS", Answer.Reason.REFUSED));

        assertTrue(diagnosis.dnsUnreachable());
        assertEquals(
                List.of(". NS no reply (asked in a test)", "org NS REFUSED (asked in a test)"),
                diagnosis.unreachable().stream().map(DnsUnreachableTest::words).toList());
        assertEquals("192.0.2.53", diagnosis.unreachable().get(0).server());
        assertEquals(Verdict.UNKNOWN, diagnosis.verdict());
        assertEquals(Verdict.UNKNOWN, diagnosis.lanes().get(Lane.SENDING));
    }

    @Test
    void staysSilentWhenOnlyTheDomainFails() {
        assertFalse(diagnose(nothing()).dnsUnreachable());
    }

    @Test
    void staysSilentWhenTheTopLevelDomainAnswersWithoutTheRoot() {
        assertFalse(diagnose(nothing().failing(". NS")).dnsUnreachable());
    }

    @Test
    void asksNoControlQuestionWhereAnythingIsAnswered() {
        FakeDns dns = FakeDns.zone("example.org. A 198.51.100.7").failing("example.org TXT");

        assertFalse(diagnose(dns).dnsUnreachable());
        assertEquals(
                List.of("example.org A", "example.org TXT"),
                dns.asked().stream().map(Query::toString).toList());
    }

    @Test
    void firesWhenNobodyRepliesUntilTheBudgetIsUsedUp() {
        CompletableFuture<Diagnosis> diagnosis = start(query -> new CompletableFuture<>());
        time.advance(Duration.ofSeconds(14));
        assertFalse(diagnosis.isDone());

        time.advance(Duration.ofSeconds(1));

        assertTrue(diagnosis.join().dnsUnreachable());
    }

    @Test
    void staysSilentWhenTheControlQuestionAnswersAfterASilentThird() {
        FakeDns control = FakeDns.zone("org. NS ns.example.net.");
        Dns dns = query -> query.type() == RecordType.NS ? control.ask(query) : new CompletableFuture<>();
        CompletableFuture<Diagnosis> diagnosis = start(dns);

        time.advance(Duration.ofSeconds(15));

        assertFalse(diagnosis.join().dnsUnreachable());
    }

    @Test
    void aCachedAnswerSaysNothingAboutNow() {
        FakeDns cached = FakeDns.zone("example.org. A 198.51.100.7")
                .failing("example.org TXT")
                .failing(". NS")
                .failing("org NS");
        time.advance(Duration.ofHours(1));

        assertTrue(diagnose(cached).dnsUnreachable());
    }

    private Diagnosis diagnose(Dns dns) {
        return start(dns).join();
    }

    private CompletableFuture<Diagnosis> start(Dns dns) {
        Check<Seen> check = new Check<>(
                new Topic("seen"),
                of -> of.dns()
                        .ask(Query.of(of.domain(), RecordType.A))
                        .thenCombine(of.dns().ask(Query.of(of.domain(), RecordType.TXT)), Seen::new),
                List.of());
        return new Diagnostician(Set.of(check), dns, dns, Budget.DEFAULT, time.clock(), time)
                .diagnose(Inquiry.of(DomainName.of("example.org")))
                .toCompletableFuture();
    }

    private static FakeDns nothing() {
        return FakeDns.zone("org. NS ns.example.net.")
                .failing("example.org A")
                .failing("example.org TXT", Answer.Reason.SERVFAIL);
    }

    private static String words(Observation observation) {
        return observation.question() + " " + observation.answer();
    }

    private record Seen(Answer address, Answer text) implements Evidence {
        @Override
        public Map<String, Object> facts() {
            return Map.of();
        }
    }
}
