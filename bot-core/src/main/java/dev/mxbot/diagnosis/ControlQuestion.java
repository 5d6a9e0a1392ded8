package dev.mxbot.diagnosis;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Observation;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Finds out whose trouble it is when nothing is answered: the zone's, or mxbot's own DNS. The root and the top-level domain are asked
 * for their name servers; who answers neither answers nothing.
 */
final class ControlQuestion {
    private final Dns dns;
    private final Instant start;
    private final DomainName topLevel;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CompletableFuture<List<Observation>> failures = new CompletableFuture<>();
    private volatile boolean answered;

    /**
     * @param start of the diagnosis: what was answered before says nothing about now
     */
    ControlQuestion(Dns dns, DomainName domain, Instant start) {
        this.dns = dns;
        this.start = start;
        List<String> labels = domain.labels();
        this.topLevel = labels.isEmpty() ? DomainName.ROOT : DomainName.of(labels.get(labels.size() - 1));
    }

    /** A question of the diagnosis was answered or failed; the first failure before any answer from the network raises the doubt. */
    void hear(Answer answer) {
        if (answer.isUnanswered()) {
            doubt();
        } else if (!answer.provenance().at().isBefore(start)) {
            answered = true;
        }
    }

    /** Asks, once, unless something was answered already. */
    void doubt() {
        if (answered || !asked.compareAndSet(false, true)) {
            return;
        }
        dns.ask(Query.of(DomainName.ROOT, RecordType.NS))
                .thenCombine(dns.ask(Query.of(topLevel, RecordType.NS)), List::of)
                .whenComplete((answers, failure) -> {
                    if (failure != null) {
                        failures.completeExceptionally(failure);
                    } else {
                        failures.complete(failed(answers));
                    }
                });
    }

    private static List<Observation> failed(List<Answer> answers) {
        return answers.stream().allMatch(Answer::isUnanswered)
                ? answers.stream().distinct().map(Observations::of).toList()
                : List.of();
    }

    /** Time is up: what has not answered by now does not answer. */
    void expire(Answer inVain) {
        failures.complete(List.of(Observations.of(inVain)));
    }

    /** What the control questions came to where they failed too; empty if anything at all was answered. */
    CompletionStage<List<Observation>> failures() {
        return answered || !asked.get() ? CompletableFuture.completedFuture(List.of()) : failures;
    }
}
