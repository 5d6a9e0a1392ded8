package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Seen;
import dev.mxbot.history.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Puts the same question to others before bad news count: one resolver may be wrong, or late (RELIABILITY.md P9). */
public final class SecondOpinion {
    private static final int QUOTED = 3;

    private final List<Vantage> others;
    private final Decider decider;
    private final Executor thinking;

    /**
     * @param others who is asked, in this order, until one of them knows
     * @param thinking where what they see is judged
     */
    public SecondOpinion(List<Vantage> others, Decider decider, Executor thinking) {
        this.others = List.copyOf(others);
        this.decider = decider;
        this.thinking = thinking;
    }

    /**
     * A place from which the DNS is seen.
     *
     * @param name of the resolver, as its answers bear it; or in words
     */
    public record Vantage(String name, Diagnostician diagnostician) {}

    /** What others say to what one diagnosis saw. */
    CompletionStage<Opinion> on(Watched watched, Inquiry inquiry, Diagnosis diagnosis, Snapshot snapshot) {
        List<Vantage> unasked = others.stream()
                .filter(other -> !diagnosis.answeredBy().contains(other.name()))
                .toList();
        // Hosts were connected to a moment ago, whoever found out where they are.
        return ask(unasked, watched, inquiry.refreshed().asking(SmtpDepth.KNOWN), diagnosis, snapshot);
    }

    private CompletionStage<Opinion> ask(
            List<Vantage> left, Watched watched, Inquiry inquiry, Diagnosis diagnosis, Snapshot snapshot) {
        if (left.isEmpty()) {
            // Nobody else knows. Then the one word has to do, once it has been said twice.
            return CompletableFuture.completedFuture(new Opinion.NotNeeded());
        }
        Vantage other = left.get(0);
        return other.diagnostician()
                .diagnose(inquiry)
                .thenComposeAsync(
                        seen -> {
                            Snapshot theirs = Checkup.snapshot(watched, seen);
                            Set<String> news = decider.badNews(watched, diagnosis, snapshot);
                            if (decider.badNews(watched, seen, theirs).stream().anyMatch(news::contains)) {
                                return CompletableFuture.completedFuture(new Opinion.Agreed());
                            }
                            return seen.verdict() == Verdict.UNKNOWN
                                    ? ask(left.subList(1, left.size()), watched, inquiry, diagnosis, snapshot)
                                    : CompletableFuture.completedFuture(new Opinion.Disputed(
                                            said(watched, diagnosis, snapshot, other.name(), theirs)));
                        },
                        thinking);
    }

    /** Who says what: the bad news as they came, and to the same questions what the other says. */
    private static List<Observation> said(
            Watched watched, Diagnosis diagnosis, Snapshot ours, String other, Snapshot theirs) {
        String asked = diagnosis.answeredBy().stream().findFirst().orElse("a resolver");
        Snapshot before = watched.memory().confirmed().map(Confirmed::snapshot).orElse(Snapshot.NOTHING);
        Stream<Observation> gone = ours.differencesSince(before).stream()
                .filter(Publication::vanished)
                .map(Difference::question)
                .map(question -> observation(question, ours, asked, diagnosis.checkedAt()))
                .flatMap(Optional::stream);
        Stream<Observation> worse = diagnosis.findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.WARNING))
                .map(Finding::evidence)
                .flatMap(List::stream);
        List<Observation> said = new ArrayList<>();
        Stream.concat(worse, gone).limit(QUOTED).forEach(one -> {
            said.add(one);
            observation(one.question(), theirs, other, theirs.at()).ifPresent(said::add);
        });
        return said.stream().distinct().toList();
    }

    private static Optional<Observation> observation(String question, Snapshot from, String server, Instant at) {
        return Optional.ofNullable(from.seen().get(question))
                .map(seen -> new Observation(question, words(seen), server, OptionalLong.of(seen.ttl()), at));
    }

    private static String words(Seen seen) {
        return switch (seen.kind()) {
            case FOUND -> String.join(", ", seen.values());
            case ABSENT -> "no such record";
            case UNKNOWN -> "no answer";
        };
    }
}
