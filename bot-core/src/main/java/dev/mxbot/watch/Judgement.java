package dev.mxbot.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A full judgement that stands as long as the same is seen. Rules and decisions are pure, so to judge the same once more would change
 * nothing, if it did not change anything the first time: then the watch is at rest. What time alone brings about is not seen, so a judgement
 * ends with whatever ends by itself, and after some hours in any case.
 *
 * @param fingerprint of what was seen
 * @param at when
 */
public record Judgement(String fingerprint, Instant at) {
    /** What creeps up, such as an end that comes near, is noticed within this time. */
    static final Duration LONGEST = Duration.ofHours(6);

    /** The judgement that counts if the same is seen now; empty if the watch has to be judged whatever is seen. */
    static Optional<Judgement> standing(Memory memory, Wishes wishes, Instant now) {
        return memory.confirmed()
                .filter(known ->
                        isAtRest(memory) && Decider.quietEnd(wishes, now).isEmpty())
                .flatMap(known -> known.judgement().filter(one -> one.stands(known, now)));
    }

    private boolean stands(Confirmed known, Instant now) {
        // A clock that was set back says nothing of how long ago that was.
        boolean fresh = !now.isBefore(at) && now.isBefore(at.plus(LONGEST));
        return fresh
                && known.expiries().stream().map(Expiry::at).noneMatch(end -> end.isAfter(at) && !end.isAfter(now));
    }

    /** True if nothing is suspected, under way, untold or held back. */
    static boolean isAtRest(Memory memory) {
        return memory.suspicion().equals(Suspicion.NONE)
                && memory.incident().isEmpty()
                && memory.blindness().isEmpty()
                && memory.restlessness().equals(Memory.Restlessness.NONE)
                && memory.untold().isEmpty()
                && memory.following().isEmpty()
                && memory.quiet().isEmpty();
    }

    /** What a watch remembers that was at rest, and saw the same once more. */
    public static Memory seenAgain(Memory memory, Instant at) {
        Memory later = memory.at(memory.times().succeeded(at));
        return memory.confirmed()
                .map(known -> later.confirmed(known.seenAgain(at)))
                .orElse(later);
    }
}
