package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Answer.Reason;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Server;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class BudgetedDnsTest {
    private static final Dns SILENT = query -> new CompletableFuture<>();

    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final Server AUTHORITY =
            Server.authority(DomainName.of("ns1.example.org"), InetAddresses.forString("192.0.2.1"));

    private final VirtualTime time = new VirtualTime();
    private final FakeDns world =
            FakeDns.zone("example.org. MX 10 mail.example.org.\nmail.example.org. A 198.51.100.7");

    @Test
    void sendsNoQueryTwice() {
        BudgetedDns dns = over(world);
        Answer first = now(dns.ask(mx(DOMAIN)));
        Answer second = now(dns.ask(mx(DOMAIN)));

        assertEquals(first, second);
        assertEquals(1, world.asked().size());
        assertEquals(1, dns.queries());
    }

    /** T5. */
    @Test
    void stopsWhenTheQueriesAreUsedUp() {
        BudgetedDns dns =
                new BudgetedDns(world, SILENT, DOMAIN, new Budget(2, Duration.ofSeconds(15)), time.clock(), time);
        now(dns.ask(mx(DOMAIN)));
        now(dns.ask(query("mail.example.org", RecordType.A)));
        Answer.Unanswered third =
                assertInstanceOf(Answer.Unanswered.class, now(dns.ask(query("example.com", RecordType.A))));

        assertEquals(Reason.OUT_OF_BUDGET, third.reason());
        assertEquals("the 2 queries of this diagnosis are used up", third.detail());
        assertEquals(2, world.asked().size());
        assertEquals(2, dns.queries());
    }

    /** F9, T5. */
    @Test
    void endsAtTheDeadline() {
        CompletableFuture<Answer> silence = new CompletableFuture<>();
        BudgetedDns dns = over(query -> silence);
        CompletableFuture<Answer> sent = dns.ask(mx(DOMAIN)).toCompletableFuture();
        CompletableFuture<Answer> waiting = dns.ask(txt("_dmarc.example.org")).toCompletableFuture();
        time.advance(Duration.ofMillis(14_999));
        assertFalse(sent.isDone());
        assertFalse(waiting.isDone());
        time.advance(Duration.ofMillis(1));

        Answer.Unanswered unheard = assertInstanceOf(Answer.Unanswered.class, sent.join());
        assertEquals(Reason.TIMEOUT, unheard.reason());
        assertEquals("no answer within the 15 s of this diagnosis", unheard.detail());
        assertEquals(Duration.ofSeconds(15), unheard.provenance().elapsed());
        Answer.Unanswered unasked = assertInstanceOf(Answer.Unanswered.class, waiting.join());
        assertEquals(Reason.OUT_OF_BUDGET, unasked.reason());
        assertEquals("the 15 s of this diagnosis are used up", unasked.detail());
        assertEquals(1, dns.queries());
    }

    @Test
    void sendsNothingAfterTheDeadline() {
        BudgetedDns dns = over(world);
        time.advance(Duration.ofSeconds(15));

        assertTrue(now(dns.ask(mx(DOMAIN))).isUnanswered());
        assertTrue(now(dns.ask(txt("_dmarc.example.org"))).isUnanswered());
        assertEquals(List.of(), world.asked());
        assertEquals(0, dns.queries());
    }

    @Test
    void anEndedDiagnosisLeavesNoTimer() {
        over(world).close();

        assertEquals(0, time.pending());
    }

    @Test
    void asksNothingBelowANameThatDoesNotExist() {
        FakeDns empty = FakeDns.zone("example.com. A 198.51.100.7");
        BudgetedDns dns = over(empty);
        CompletionStage<Answer> below = dns.ask(txt("_dmarc.example.org"));
        Answer.NoSuchName apex = assertInstanceOf(Answer.NoSuchName.class, now(dns.ask(mx(DOMAIN))));

        Answer.NoSuchName cut = assertInstanceOf(Answer.NoSuchName.class, now(below));
        assertEquals(txt("_dmarc.example.org"), cut.query());
        assertEquals(apex.provenance(), cut.provenance());
        assertEquals(List.of(mx(DOMAIN)), empty.asked());
    }

    @Test
    void asksBelowADomainThatIsAnAliasToNothing() {
        FakeDns alias =
                FakeDns.zone("example.org. CNAME gone.example.net.\n_dmarc.example.org. TXT \"v=DMARC1; p=none\"");
        BudgetedDns dns = over(alias);
        assertInstanceOf(Answer.NoSuchName.class, now(dns.ask(mx(DOMAIN))));

        assertInstanceOf(Answer.Records.class, now(dns.ask(txt("_dmarc.example.org"))));
    }

    @Test
    void asksBelowADomainThatCouldNotBeAsked() {
        FakeDns failing =
                FakeDns.zone("_dmarc.example.org. TXT \"v=DMARC1; p=none\"").failing("example.org MX");
        BudgetedDns dns = over(failing);
        assertTrue(now(dns.ask(mx(DOMAIN))).isUnanswered());

        assertInstanceOf(Answer.Records.class, now(dns.ask(txt("_dmarc.example.org"))));
    }

    @Test
    void oneServersDenialIsNotTheWorlds() {
        FakeDns stale = FakeDns.zone("example.com. A 198.51.100.7");
        CompletableFuture<Answer> resolver = new CompletableFuture<>();
        BudgetedDns dns = over(query -> query.server().isPresent()
                ? stale.ask(query)
                : query.name().equals(DOMAIN) ? resolver : world.ask(query));
        CompletableFuture<Answer> below =
                dns.ask(query("mail.example.org", RecordType.A)).toCompletableFuture();
        assertInstanceOf(Answer.NoSuchName.class, now(dns.ask(mx(DOMAIN).at(AUTHORITY))));
        assertFalse(below.isDone());
        resolver.complete(now(world.ask(mx(DOMAIN))));

        assertInstanceOf(Answer.Records.class, below.join());
    }

    @Test
    void doesNotHoldBackAQueryToANamedServer() {
        BudgetedDns dns = over(query -> query.server().isPresent() ? world.ask(query) : new CompletableFuture<>());

        assertInstanceOf(
                Answer.Records.class,
                now(dns.ask(query("mail.example.org", RecordType.A).at(AUTHORITY))));
    }

    @Test
    void asksForTheFirstWordIfNobodyElseDoes() {
        BudgetedDns dns = over(world);

        assertInstanceOf(Answer.Records.class, now(dns.ask(query("mail.example.org", RecordType.A))));
        assertEquals(List.of(mx(DOMAIN), query("mail.example.org", RecordType.A)), world.asked());
    }

    @Test
    void aFaultInOneQueryDoesNotHoldUpTheRest() {
        BudgetedDns dns = over(query -> {
            if (query.name().equals(DOMAIN)) {
                throw new IllegalStateException("broken in a test");
            }
            return world.ask(query);
        });
        assertTrue(dns.ask(mx(DOMAIN)).toCompletableFuture().isCompletedExceptionally());

        assertInstanceOf(Answer.Records.class, now(dns.ask(query("mail.example.org", RecordType.A))));
    }

    @Test
    void nobodyCanAnswerForAnotherAsker() {
        CompletableFuture<Answer> silence = new CompletableFuture<>();
        BudgetedDns dns = over(query -> silence);
        CompletableFuture<Answer> one = dns.ask(mx(DOMAIN)).toCompletableFuture();
        CompletableFuture<Answer> other = dns.ask(mx(DOMAIN)).toCompletableFuture();
        one.cancel(true);
        silence.complete(now(world.ask(mx(DOMAIN))));

        assertInstanceOf(Answer.Records.class, other.join());
    }

    @Test
    void knowsTheAgeOfItsAnswers() {
        BudgetedDns dns = over(world);
        now(dns.ask(mx(DOMAIN)));

        assertEquals(List.of(FakeDns.AT), dns.answerTimes());
    }

    private BudgetedDns over(Dns dns) {
        return new BudgetedDns(dns, SILENT, DOMAIN, Budget.DEFAULT, time.clock(), time);
    }

    private static Answer now(CompletionStage<Answer> asked) {
        CompletableFuture<Answer> answer = asked.toCompletableFuture();
        assertTrue(answer.isDone());
        return answer.join();
    }

    private static Query mx(DomainName name) {
        return Query.of(name, RecordType.MX);
    }

    private static Query txt(String name) {
        return query(name, RecordType.TXT);
    }

    private static Query query(String name, RecordType type) {
        return Query.of(DomainName.of(name), type);
    }
}
