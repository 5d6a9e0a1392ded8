package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CachedDnsTest {
    private static final Query QUERY = Query.of(DomainName.of("example.org"), RecordType.TXT);

    private final VirtualTime time = new VirtualTime();
    private final List<CompletableFuture<Answer>> sent = new ArrayList<>();
    private final CachedDns dns = cache(1 << 20);

    @Test
    void keepsAnAnswerForItsTtl() {
        Answer first = answered(records(60));
        time.advance(Duration.ofSeconds(59));
        assertSame(first, dns.ask(QUERY).toCompletableFuture().join());
        time.advance(Duration.ofSeconds(2));
        dns.ask(QUERY);

        assertEquals(2, sent.size());
    }

    @Test
    void aKeptAnswerKeepsItsTimeAndItsTtl() {
        answered(records(60));
        time.advance(Duration.ofSeconds(40));
        Answer kept = dns.ask(QUERY).toCompletableFuture().join();

        assertEquals(time.clock().instant().minusSeconds(40), kept.provenance().at());
        assertEquals(60, kept.records().get(0).ttl());
    }

    /** F13, a TTL of 0. */
    @Test
    void keepsEvenATtlOfZeroForOneDiagnosis() {
        answered(records(0));
        time.advance(Duration.ofMillis(4900));
        dns.ask(QUERY);
        assertEquals(1, sent.size());
        time.advance(Duration.ofMillis(200));
        dns.ask(QUERY);

        assertEquals(2, sent.size());
    }

    /** F13, a TTL of a week. */
    @Test
    void keepsNothingLongerThanADay() {
        answered(records(604_800));
        time.advance(Duration.ofHours(23));
        dns.ask(QUERY);
        assertEquals(1, sent.size());
        time.advance(Duration.ofHours(2));
        dns.ask(QUERY);

        assertEquals(2, sent.size());
    }

    @Test
    void keepsAnAbsenceForThreeHoursAtMost() {
        answered(new Answer.NoSuchName(QUERY, provenance(OptionalLong.of(86_400)), List.of()));
        time.advance(Duration.ofMinutes(179));
        dns.ask(QUERY);
        assertEquals(1, sent.size());
        time.advance(Duration.ofMinutes(2));
        dns.ask(QUERY);

        assertEquals(2, sent.size());
    }

    @Test
    void keepsAFailureForAMoment() {
        answered(unanswered());
        time.advance(Duration.ofSeconds(4));
        dns.ask(QUERY);
        assertEquals(1, sent.size());
        time.advance(Duration.ofSeconds(2));
        dns.ask(QUERY);

        assertEquals(2, sent.size());
    }

    @Test
    void tellsQueriesApart() {
        dns.ask(QUERY);
        dns.ask(QUERY.withCheckingDisabled());
        dns.ask(Query.of(QUERY.name(), RecordType.MX));

        assertEquals(3, sent.size());
    }

    @Test
    void sendsConcurrentQueriesOnce() {
        List<CompletionStage<Answer>> asked =
                Stream.generate(() -> dns.ask(QUERY)).limit(1000).toList();
        assertEquals(1, sent.size());
        sent.get(0).complete(records(60));

        asked.forEach(each ->
                assertEquals(1, each.toCompletableFuture().join().records().size()));
    }

    @Test
    void oneAskersImpatienceIsHisOwn() {
        CompletableFuture<Answer> impatient = dns.ask(QUERY).toCompletableFuture();
        CompletionStage<Answer> patient = dns.ask(QUERY);
        impatient.complete(unanswered());
        sent.get(0).complete(records(60));

        assertInstanceOf(Answer.Records.class, patient.toCompletableFuture().join());
    }

    @Test
    void freshAskersShareOneQueryAndTheCacheLearns() {
        answered(records(600));
        time.advance(Duration.ofSeconds(10));
        List<CompletionStage<Answer>> fresh =
                Stream.generate(() -> dns.fresh().ask(QUERY)).limit(50).toList();
        assertEquals(2, sent.size());
        Answer anew = records(300);
        sent.get(1).complete(anew);

        fresh.forEach(each -> assertSame(anew, each.toCompletableFuture().join()));
        assertSame(anew, dns.ask(QUERY).toCompletableFuture().join());
        assertEquals(2, sent.size());
    }

    @Test
    void aFreshFailureIsToldAndDoesNotEraseWhatIsKnown() {
        Answer known = answered(records(600));
        CompletionStage<Answer> fresh = dns.fresh().ask(QUERY);
        sent.get(1).complete(unanswered());

        assertTrue(fresh.toCompletableFuture().join().isUnanswered());
        assertSame(known, dns.ask(QUERY).toCompletableFuture().join());
    }

    @Test
    void aFaultBehindItIsNoAnswer() {
        CompletionStage<Answer> asked = dns.ask(QUERY);
        sent.get(0).completeExceptionally(new IllegalStateException("broken in a test"));

        assertTrue(asked.toCompletableFuture().join().isUnanswered());
    }

    @Test
    void forgetsRatherThanFillTheMemory() {
        CachedDns small = cache(5_000);
        for (int i = 0; i < 100; i++) {
            small.ask(Query.of(DomainName.of("d" + i + ".example.org"), RecordType.TXT));
            sent.get(i).complete(records(600));
        }
        for (int i = 0; i < 100; i++) {
            small.ask(Query.of(DomainName.of("d" + i + ".example.org"), RecordType.TXT));
        }

        assertFalse(sent.size() < 190, () -> sent.size() + " sent");
    }

    private CachedDns cache(long octets) {
        return new CachedDns(
                query -> {
                    CompletableFuture<Answer> pending = new CompletableFuture<>();
                    sent.add(pending);
                    return pending.thenApply(answer -> at(query, answer));
                },
                time.clock(),
                time::nanos,
                Runnable::run,
                octets);
    }

    private static Answer at(Query query, Answer answer) {
        return query.equals(answer.query())
                ? answer
                : new Answer.Records(query, answer.provenance(), List.of(), answer.records());
    }

    private Answer answered(Answer answer) {
        CompletionStage<Answer> asked = dns.ask(QUERY);
        sent.get(sent.size() - 1).complete(answer);
        return asked.toCompletableFuture().join();
    }

    private Answer records(long ttl) {
        return new Answer.Records(
                QUERY,
                provenance(OptionalLong.of(ttl)),
                List.of(),
                List.of(new ResourceRecord(
                        QUERY.name(), RecordType.TXT, ttl, new Rdata.Txt(List.of("hello")), "\"hello\"")));
    }

    private Answer unanswered() {
        return new Answer.Unanswered(
                QUERY, provenance(OptionalLong.empty()), Answer.Reason.TIMEOUT, "192.0.2.1: no reply");
    }

    private Provenance provenance(OptionalLong ttl) {
        return new Provenance(
                "192.0.2.1", time.clock().instant(), Duration.ofMillis(3), "", ttl, false, false, "udp", List.of(), 1);
    }
}
