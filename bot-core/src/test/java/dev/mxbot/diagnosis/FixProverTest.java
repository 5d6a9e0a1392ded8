package dev.mxbot.diagnosis;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;
import static dev.mxbot.finding.Severity.NOTICE;
import static dev.mxbot.finding.Severity.UNKNOWN;
import static dev.mxbot.finding.Severity.WARNING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.Lists;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.testing.FakeDns;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A topic of its own: MX hosts must be named "good"; "odd" is a warning, "quiet" a notice, anything else critical. */
class FixProverTest {
    private static final CompletableFuture<Duration> NEVER = new CompletableFuture<>();

    private static final DomainName DOMAIN = DomainName.of("example.org");

    @Test
    void aFixThatCuresIsProven() {
        assertEquals(List.of(true), proven(to("good")));
    }

    @Test
    void aFixThatLeavesTheFindingIsNot() {
        assertEquals(List.of(false), proven(to("bad")));
    }

    @Test
    void aFixThatBringsAWarningIsNot() {
        assertEquals(List.of(false), proven(to("odd")));
    }

    @Test
    void aFixThatBringsANoticeIs() {
        assertEquals(List.of(true), proven(to("quiet")));
    }

    @Test
    void aFixThatOnlyTheOwnerCanCompleteIsNotTried() {
        assertEquals(List.of(false), proven(mx -> Fix.replace("fill in", List.of(mx), List.of(record("<mail host>")))));
    }

    @Test
    void aFixInWordsIsNotTried() {
        assertEquals(List.of(false), proven(mx -> Fix.steps("call somebody")));
    }

    @Test
    void aRecordThatCannotBeReadCostsOnlyItsProof() {
        assertEquals(
                List.of(false),
                proven(mx ->
                        Fix.replace("move", List.of(mx), List.of(new ZoneRecord(DOMAIN, 3600, "MX", "ten good")))));
    }

    @Test
    void theFixedWorldMustBeAnsweredAsWell() {
        FakeDns dns = FakeDns.zone("example.org. MX 10 bad.example.org.").failing("good.example.org A");

        assertEquals(List.of(false), proven(dns, to("good")));
    }

    @Test
    void aTrialThatCouldNotAskEverythingProvesNothing() {
        // The rule about unanswered questions is silent on the second host, and so is every other.
        FakeDns dns = FakeDns.zone("example.org. MX 10 bad.example.org.")
                .failing("good.example.org A", Answer.Reason.OUT_OF_BUDGET);

        assertEquals(List.of(false), proven(dns, Set.of(new Bad(to("good")))));
    }

    @Test
    void everyFindingsFirstFixIsTriedBeforeAnySecond() {
        List<Boolean> proven = proven(FakeDns.zone("example.org. MX 10 bad.example.org."), Set.of(new Many()));

        assertEquals(Collections.nCopies(16, List.of(true, false)), Lists.partition(proven, 2));
    }

    private static Function<ZoneRecord, Fix> to(String host) {
        return mx -> Fix.replace("move", List.of(mx), List.of(record(host)));
    }

    private static ZoneRecord record(String host) {
        return new ZoneRecord(DOMAIN, 3600, "MX", "10 " + host + ".example.org.");
    }

    private static List<Boolean> proven(Function<ZoneRecord, Fix> cure) {
        return proven(FakeDns.zone("example.org. MX 10 bad.example.org."), cure);
    }

    private static List<Boolean> proven(FakeDns dns, Function<ZoneRecord, Fix> cure) {
        return proven(dns, Set.of(new Bad(cure), new Odd(), new Quiet(), new Unseen()));
    }

    private static List<Boolean> proven(FakeDns dns, Set<Rule<? super Hosts>> rules) {
        Checks checks = new Checks(
                Set.of(new Check<>(new Topic("mx"), FixProverTest::look, List.copyOf(rules))), Runnable::run);
        Inquiry inquiry = Inquiry.of(DOMAIN);
        Examining before = checks.examine(new Examination(inquiry, dns), NEVER);
        return new FixProver(checks)
                .prove(before, inquiry, dns, () -> true, NEVER).toCompletableFuture().join().findings().stream()
                        .flatMap(finding -> finding.fixes().stream())
                        .map(Fix::proven)
                        .toList();
    }

    private record Hosts(Answer mx, Answer address) implements Evidence {
        boolean are(String label) {
            return mx.data(Rdata.Mx.class).stream()
                    .anyMatch(host -> host.exchange().labels().get(0).equals(label));
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of();
        }
    }

    private static CompletionStage<Hosts> look(Examination of) {
        return of.dns()
                .ask(Query.of(of.domain(), RecordType.MX))
                .thenCompose(mx -> of.dns()
                        .ask(Query.of(mx.data(Rdata.Mx.class).get(0).exchange(), RecordType.A))
                        .thenApply(address -> new Hosts(mx, address)));
    }

    @RuleInfo(code = "test.bad", severity = CRITICAL, lane = RECEIVING, summary = "bad host")
    private record Bad(Function<ZoneRecord, Fix> cure) implements Rule<Hosts> {
        @Override
        public List<Finding> judge(Hosts hosts) {
            return hosts.are("bad")
                    ? List.of(finding("example.org", "bad host")
                            .fix(cure.apply(hosts.mx().records().get(0).zoneRecord()))
                            .build())
                    : List.of();
        }
    }

    @RuleInfo(code = "test.many", severity = CRITICAL, lane = RECEIVING, summary = "as many as there are trials")
    private record Many() implements Rule<Hosts> {
        @Override
        public List<Finding> judge(Hosts hosts) {
            ZoneRecord mx = hosts.mx().records().get(0).zoneRecord();
            return !hosts.are("bad")
                    ? List.of()
                    : IntStream.range(0, 16)
                            .mapToObj(i -> finding("host" + i, "bad host")
                                    .fix(to("good" + i).apply(mx))
                                    .fix(to("fine" + i).apply(mx))
                                    .build())
                            .toList();
        }
    }

    @RuleInfo(code = "test.odd", severity = WARNING, lane = RECEIVING, summary = "odd host")
    private record Odd() implements Rule<Hosts> {
        @Override
        public List<Finding> judge(Hosts hosts) {
            return hosts.are("odd") ? List.of(finding("example.org", "odd host").build()) : List.of();
        }
    }

    @RuleInfo(code = "test.quiet", severity = NOTICE, lane = RECEIVING, summary = "quiet host")
    private record Quiet() implements Rule<Hosts> {
        @Override
        public List<Finding> judge(Hosts hosts) {
            return hosts.are("quiet")
                    ? List.of(finding("example.org", "quiet host").build())
                    : List.of();
        }
    }

    @RuleInfo(code = "test.unknown", severity = UNKNOWN, lane = RECEIVING, summary = "no answer")
    private record Unseen() implements Rule<Hosts> {
        @Override
        public List<Finding> judge(Hosts hosts) {
            return hosts.address().isUnanswered()
                    ? List.of(finding("example.org", "no answer").build())
                    : List.of();
        }
    }
}
