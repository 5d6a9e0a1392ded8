package dev.mxbot.watch;

import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.history.Snapshot;
import java.time.Instant;
import java.util.List;

/**
 * What is held to be true of a domain.
 *
 * @param at the last check that bore it out
 * @param troubles warnings and worse, worst first
 * @param accepted those of them that were there when the watch began: the channel hears of them when they grow worse
 * @param unseen topics that no check could look at yet: what is first seen there is no news
 * @param snapshot what is published
 */
public record Confirmed(
        Instant at,
        Verdict verdict,
        List<Trouble> troubles,
        List<Trouble> accepted,
        List<String> unseen,
        Snapshot snapshot) {
    public Confirmed {
        troubles = troubles.stream().sorted(Trouble.WORST_FIRST).toList();
        accepted = accepted.stream().sorted(Trouble.WORST_FIRST).toList();
        unseen = unseen.stream().sorted().distinct().toList();
    }
}
