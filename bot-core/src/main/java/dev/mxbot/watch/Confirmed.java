package dev.mxbot.watch;

import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.history.Snapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is held to be true of a domain.
 *
 * @param at the last check that could see it
 * @param verdict of that check
 * @param troubles warnings and worse that it saw, worst first
 * @param accepted those of them that were there when the watch began: the channel hears of them when they grow worse
 * @param unseen topics that no check could look at yet: what is first seen there is no news
 * @param expiries what ends by itself at a known time
 * @param snapshot what is published, as far as it was seen twice
 * @param judgement that need not be made again as long as the same is seen; empty where it has to be
 */
public record Confirmed(
        Instant at,
        Verdict verdict,
        List<Trouble> troubles,
        List<Trouble> accepted,
        List<String> unseen,
        List<Expiry> expiries,
        Snapshot snapshot,
        Optional<Judgement> judgement) {
    public Confirmed {
        troubles = troubles.stream().sorted(Trouble.WORST_FIRST).toList();
        accepted = accepted.stream().sorted(Trouble.WORST_FIRST).toList();
        unseen = unseen.stream().sorted().distinct().toList();
        expiries = List.copyOf(expiries);
    }

    Confirmed judged(Judgement one) {
        return new Confirmed(at, verdict, troubles, accepted, unseen, expiries, snapshot, Optional.of(one));
    }

    /** The same, seen later. */
    Confirmed seenAgain(Instant later) {
        return new Confirmed(
                later,
                verdict,
                troubles,
                accepted,
                unseen,
                expiries,
                new Snapshot(later, snapshot.seen(), snapshot.serial()),
                judgement);
    }
}
