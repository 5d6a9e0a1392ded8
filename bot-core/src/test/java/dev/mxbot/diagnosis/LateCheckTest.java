package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.finding.Topic;
import dev.mxbot.testing.FakeDns;
import dev.mxbot.testing.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** RELIABILITY F9: a diagnosis ends, whoever does not answer. */
class LateCheckTest {
    private final VirtualTime time = new VirtualTime();
    private final CompletableFuture<Evidence> silentHost = new CompletableFuture<>();

    @Test
    void whoeverIsSilentCostsItsTopicAlone() {
        CompletableFuture<Diagnosis> running = diagnose();

        time.advance(Duration.ofSeconds(15));
        assertFalse(running.isDone());
        time.advance(Duration.ofMillis(500));

        assertEquals(
                List.of("the look at smtp was not over after 15 s"),
                running.join().findings().stream().map(Finding::title).toList());
        assertEquals(Severity.UNKNOWN, running.join().findings().get(0).severity());
    }

    @Test
    void whatComesInTimeCounts() {
        CompletableFuture<Diagnosis> running = diagnose();

        time.advance(Duration.ofSeconds(14));
        silentHost.complete(Map::of);

        assertEquals(List.of(), running.join().findings());
    }

    @Test
    void whatComesTooLateChangesNothing() {
        CompletableFuture<Diagnosis> running = diagnose();
        time.advance(Duration.ofSeconds(16));

        silentHost.complete(Map::of);

        assertTrue(running.isDone());
        assertEquals(1, running.join().findings().size());
    }

    private CompletableFuture<Diagnosis> diagnose() {
        Check<Evidence> quick =
                new Check<>(new Topic("mx"), of -> CompletableFuture.completedFuture(Map::of), List.of());
        Check<Evidence> silent = new Check<>(new Topic("smtp"), of -> silentHost, List.of(new Unheard()));
        FakeDns dns = FakeDns.zone("");
        return new Diagnostician(Set.of(quick, silent), dns, dns, Budget.DEFAULT, time.clock(), time)
                .diagnose(Inquiry.of(DomainName.of("example.org")))
                .toCompletableFuture();
    }

    @RuleInfo(
            code = "smtp.unknown",
            severity = Severity.UNKNOWN,
            lane = Lane.RECEIVING,
            spec = {},
            summary = "in a test")
    private static final class Unheard implements Rule<Evidence> {
        @Override
        public List<Finding> judge(Evidence evidence) {
            return List.of();
        }
    }
}
