package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.Validation;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What is seen again is not judged again; whatever else it is, it is. */
class RecognitionTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final String GOOD = "example.org. TXT \"v=spf1 -all\"";
    private static final String BAD = "example.org. TXT \"v=spf1 +all\"";

    private final VirtualTime time = new VirtualTime();
    private final List<String> judged = new ArrayList<>();
    private final List<Verdict> heard = new ArrayList<>();
    private CompletionStage<Optional<String>> policy = CompletableFuture.completedFuture(Optional.empty());

    /** @param policy fetched from somewhere that is not the DNS */
    private record Txt(Answer answer, Optional<String> policy) implements Evidence {
        @Override
        public Map<String, Object> facts() {
            return Map.of("text", answer.summary());
        }

        @Override
        public Optional<String> besides() {
            return policy.map(text -> text.startsWith("other words") ? "" : text);
        }
    }

    @RuleInfo(
            code = "spf.all",
            severity = Severity.ERROR,
            lane = Lane.SENDING,
            spec = {},
            summary = "in a test")
    private final class AllowsAll implements Rule<Txt> {
        @Override
        public List<Finding> judge(Txt txt) {
            judged.add(txt.answer().summary());
            return txt.answer().summary().contains("+all")
                            || txt.policy().filter(text -> text.contains("bad")).isPresent()
                    ? List.of(finding("example.org", "everybody may send").build())
                    : List.of();
        }
    }

    private final Check<Txt> check = new Check<>(
            new Topic("spf"),
            of -> of.dns()
                    .ask(Query.of(DOMAIN, RecordType.TXT))
                    .thenCombine(policy, (answer, text) -> new Txt(answer, text)),
            List.of(new AllowsAll()));

    private Recognition look(Dns dns, Optional<String> known) {
        return looking(dns, known, watch()).join();
    }

    private static Inquiry watch() {
        return Inquiry.of(DOMAIN).asking(SmtpDepth.SESSION).asking(RegistryDepth.NONE);
    }

    private CompletableFuture<Recognition> looking(Dns dns, Optional<String> known, Inquiry inquiry) {
        DiagnosisListener listener = new DiagnosisListener() {
            @Override
            public void concluded(Diagnosis diagnosis) {
                heard.add(diagnosis.verdict());
            }

            @Override
            public void recognised(Verdict verdict, Duration elapsed) {
                heard.add(verdict);
            }
        };
        return new Diagnostician(
                        Set.of(check),
                        dns,
                        dns,
                        Validation.NONE,
                        Budget.DEFAULT,
                        time.clock(),
                        time,
                        Runnable::run,
                        listener)
                .recognise(inquiry, "this program", known.map(word -> new Recognition.Known(word, Verdict.BROKEN)))
                .toCompletableFuture();
    }

    @Test
    void asksNoRuleWhereTheSameIsSeen() {
        Recognition first = look(FakeDns.zone(GOOD), Optional.empty());
        assertEquals(1, judged.size());
        assertEquals(Verdict.HEALTHY, first.diagnosis().orElseThrow().verdict());

        Recognition second = look(FakeDns.zone(GOOD), first.fingerprint());

        assertEquals(1, judged.size());
        assertEquals(Optional.empty(), second.diagnosis());
        assertEquals(first.fingerprint(), second.fingerprint());
        assertEquals(List.of(Verdict.HEALTHY, Verdict.BROKEN), heard, "the verdict is the one that it had");
    }

    @Test
    void judgesWhatIsSeenOtherwiseWithItsAnswers() {
        Recognition first = look(FakeDns.zone(GOOD), Optional.empty());

        Recognition second = look(FakeDns.zone(BAD), first.fingerprint());

        Diagnosis diagnosis = second.diagnosis().orElseThrow();
        assertTrue(diagnosis.holds("spf.all"));
        assertEquals(1, diagnosis.answers().size());
        assertNotEquals(first.fingerprint(), second.fingerprint());
    }

    /** RELIABILITY.md P11. */
    @Test
    void judgesAnewWhatCannotBeLookedUpHoweverOften() {
        FakeDns silent = FakeDns.zone(GOOD).failing("example.org TXT");
        Recognition first = look(silent, Optional.empty());
        assertEquals(Optional.empty(), first.fingerprint());

        assertTrue(look(silent, first.fingerprint()).diagnosis().isPresent());
        assertEquals(2, judged.size());
    }

    @Test
    void judgesWhereAProbeFailsOrIsLate() {
        Recognition first = look(FakeDns.zone(GOOD), Optional.empty());

        policy = CompletableFuture.failedFuture(new IllegalStateException("in a test"));
        Recognition failed = look(FakeDns.zone(GOOD), first.fingerprint());
        assertEquals(Optional.empty(), failed.fingerprint());
        assertTrue(failed.diagnosis().isPresent());

        policy = new CompletableFuture<>();
        CompletableFuture<Recognition> late = looking(FakeDns.zone(GOOD), first.fingerprint(), watch());
        time.advance(Duration.ofSeconds(16));
        assertEquals(Optional.empty(), late.join().fingerprint());
        assertTrue(late.join().diagnosis().isPresent());
    }

    @Test
    void whatIsNotOfTheDnsCountsByItsWords() {
        policy = CompletableFuture.completedFuture(Optional.of("mode: enforce"));
        Recognition first = look(FakeDns.zone(GOOD), Optional.empty());

        assertEquals(
                Optional.empty(), look(FakeDns.zone(GOOD), first.fingerprint()).diagnosis());
        policy = CompletableFuture.completedFuture(Optional.of("mode: testing"));
        assertTrue(look(FakeDns.zone(GOOD), first.fingerprint()).diagnosis().isPresent());
    }

    /** Where the words leave something out, such as the banner of a host, the rules tell. */
    @Test
    void whatIsNotOfTheDnsCountsByWhatRulesMakeOfIt() {
        policy = CompletableFuture.completedFuture(Optional.of("other words 1"));
        Recognition first = look(FakeDns.zone(GOOD), Optional.empty());

        policy = CompletableFuture.completedFuture(Optional.of("other words 2"));
        assertEquals(
                Optional.empty(), look(FakeDns.zone(GOOD), first.fingerprint()).diagnosis());
        policy = CompletableFuture.completedFuture(Optional.of("other words 3, bad"));
        assertTrue(look(FakeDns.zone(GOOD), first.fingerprint())
                .diagnosis()
                .orElseThrow()
                .holds("spf.all"));
    }

    /** More is looked at where a person asks, and nothing of that is remembered. */
    @Test
    void judgesAnewWhatAPersonAsks() {
        Recognition asked = looking(FakeDns.zone(GOOD), Optional.empty(), Inquiry.of(DOMAIN))
                .join();

        assertEquals(Optional.empty(), asked.fingerprint());
        assertTrue(asked.diagnosis().isPresent());
    }
}
