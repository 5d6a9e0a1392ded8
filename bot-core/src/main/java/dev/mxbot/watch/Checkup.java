package dev.mxbot.watch;

import dev.mxbot.diagnosis.Canaries;
import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Diagnostician;
import dev.mxbot.diagnosis.Inquiry;
import dev.mxbot.diagnosis.Recognition;
import dev.mxbot.diagnosis.RegistryDepth;
import dev.mxbot.diagnosis.RollCall;
import dev.mxbot.diagnosis.SmtpDepth;
import dev.mxbot.diagnosis.Testimony;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Snapshot;
import dev.mxbot.journal.Journal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/** One check of one watch, from the question to what it comes to. Writes nothing. */
public final class Checkup {
    /** So many recorded changes are enough to find the one that broke it. */
    public static final int HISTORY = 20;

    private final Diagnostician diagnostician;
    private final SecondOpinion opinions;
    private final RollCall rollCall;
    private final Function<Watch, List<Recorded>> history;
    private final Canaries canaries;
    private final Decider decider;
    private final String program;
    private final Executor thinking;

    /**
     * @param history the changes that a watch has recorded lately, newest first; may wait for the store
     * @param program what it is judged by: another one for other rules, or other tables of facts
     * @param thinking where what was seen is compared and judged: threads of the DNS do not wait for that
     */
    public Checkup(
            Diagnostician diagnostician,
            SecondOpinion opinions,
            RollCall rollCall,
            Function<Watch, List<Recorded>> history,
            Canaries canaries,
            Decider decider,
            String program,
            Executor thinking) {
        this.diagnostician = diagnostician;
        this.opinions = opinions;
        this.rollCall = rollCall;
        this.history = history;
        this.canaries = canaries;
        this.decider = decider;
        this.program = program;
        this.thinking = thinking;
    }

    /**
     * Never blocks.
     *
     * @param now the time when it ends
     */
    CompletionStage<Conclusion> of(Watched watched, Supplier<Instant> now) {
        Optional<String> id = Journal.id();
        return canaries.clear()
                .thenComposeAsync(
                        clear -> {
                            if (!clear) {
                                return CompletableFuture.completedFuture(decider.unseeing(watched, now.get()));
                            }
                            Inquiry inquiry = inquiry(watched);
                            return Journal.under(
                                            id,
                                            () -> diagnostician.recognise(
                                                    inquiry, basis(watched), known(watched, now.get())))
                                    .thenComposeAsync(seen -> conclude(watched, inquiry, seen, now), thinking);
                        },
                        thinking);
    }

    /** What was judged before, while that stands. */
    private static Optional<Recognition.Known> known(Watched watched, Instant now) {
        Memory memory = watched.memory();
        return Judgement.standing(memory, watched.watch().wishes(), now)
                .flatMap(judgement -> memory.confirmed()
                        .map(known -> new Recognition.Known(judgement.fingerprint(), known.verdict())));
    }

    /** Another program, or another wish, can come to another judgement on the same. */
    private String basis(Watched watched) {
        return program + "\n" + watched.watch().wishes();
    }

    private CompletionStage<Conclusion> conclude(
            Watched watched, Inquiry inquiry, Recognition seen, Supplier<Instant> now) {
        return seen.diagnosis()
                .map(diagnosis -> judge(watched, inquiry, diagnosis, seen.fingerprint(), now))
                .orElseGet(() -> CompletableFuture.completedFuture(decider.same(watched, now.get())));
    }

    private CompletionStage<Conclusion> judge(
            Watched watched,
            Inquiry inquiry,
            Diagnosis diagnosis,
            Optional<String> fingerprint,
            Supplier<Instant> now) {
        Snapshot snapshot = snapshot(watched, diagnosis);
        boolean worse = decider.wantsOpinion(watched, diagnosis, snapshot);
        CompletionStage<Opinion> opinion = worse
                ? opinions.on(watched, inquiry, diagnosis, snapshot)
                : CompletableFuture.completedFuture(new Opinion.NotNeeded());
        Set<String> followed = decider.follows(watched, diagnosis, snapshot);
        CompletionStage<Testimony> testimony = followed.isEmpty()
                ? CompletableFuture.completedFuture(Testimony.NONE)
                : rollCall.of(diagnosis, followed);
        return opinion.thenCombineAsync(
                testimony,
                (others, everybody) -> decider.decide(
                        watched,
                        new Look(diagnosis, snapshot, true, others, fingerprint, everybody, recorded(watched, worse)),
                        now.get()),
                thinking);
    }

    /** Looked up only where trouble is to be told. */
    private List<Recorded> recorded(Watched watched, boolean worse) {
        boolean untold = watched.memory()
                .incident()
                .filter(incident -> incident.told().isEmpty())
                .isPresent();
        return worse || untold ? history.apply(watched.watch()) : List.of();
    }

    /** What was only guessed has no place in what a watch begins with; later, what could not be looked up is to be seen as such. */
    static Snapshot snapshot(Watched watched, Diagnosis diagnosis) {
        Snapshot snapshot = Snapshot.of(diagnosis);
        return watched.memory().confirmed().isPresent() ? snapshot : snapshot.known(Snapshot.NOTHING);
    }

    /** No mailbox is named to a host, and no registry asked: nobody is there who wants to know right now (RELIABILITY.md T18). */
    private static Inquiry inquiry(Watched watched) {
        Inquiry inquiry =
                Inquiry.of(watched.watch().domain()).asking(SmtpDepth.SESSION).asking(RegistryDepth.NONE);
        // What the cache says twice was seen once.
        return watched.memory().suspicion().wantsAnotherLook() ? inquiry.refreshed() : inquiry;
    }
}
