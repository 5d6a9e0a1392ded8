package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Testimony;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one check came to.
 *
 * @param dnsSeen false if not even names are answered that always are: the trouble is mxbot's own (RELIABILITY.md P10)
 * @param opinion what others say, where it got worse
 * @param fingerprint of what was seen; empty where something could not be looked up
 * @param testimony of everybody who publishes or repeats what changes; of nobody where nothing does
 * @param history what was recorded before, newest first, where trouble may have come of it
 */
public record Look(
        Diagnosis diagnosis,
        Snapshot snapshot,
        boolean dnsSeen,
        Opinion opinion,
        Optional<String> fingerprint,
        Testimony testimony,
        List<Recorded> history) {
    public Look {
        history = List.copyOf(history);
    }

    /** One that cannot be told from another, where nothing changes. */
    public Look(Diagnosis diagnosis, Snapshot snapshot, boolean dnsSeen, Opinion opinion) {
        this(diagnosis, snapshot, dnsSeen, opinion, Optional.empty(), Testimony.NONE, List.of());
    }

    boolean isOwnTrouble() {
        return !dnsSeen || diagnosis.dnsUnreachable();
    }

    /** True if it is not known whether mail works (P11). */
    boolean isUnknown() {
        return diagnosis.verdict() == Verdict.UNKNOWN;
    }

    /** True if something could not be looked up without which nothing can be said of a lane. */
    boolean isObscured() {
        return unknown().anyMatch(Finding::decisive);
    }

    /** True if there was nothing that could not be looked up. */
    boolean isWhole() {
        return unknown().findAny().isEmpty();
    }

    /** Topics of which a part could not be looked up. */
    List<String> hidden() {
        return unknown().map(finding -> Trouble.of(finding).topic()).distinct().toList();
    }

    /** True if this trouble, where it is not seen, can be there all the same. */
    boolean hides(Trouble trouble) {
        return hidden().contains(trouble.topic())
                || unknown()
                        .filter(Finding::decisive)
                        // All else is asked of the hosts that receive.
                        .anyMatch(finding -> finding.lane() == trouble.lane() || finding.lane() == Lane.RECEIVING);
    }

    private Stream<Finding> unknown() {
        return diagnosis.findings().stream().filter(finding -> finding.severity() == Severity.UNKNOWN);
    }

    /** Warnings and worse, those aside that are known and accepted. */
    List<Trouble> troubles(Wishes wishes) {
        return diagnosis.findings().stream()
                .filter(finding -> finding.severity().atLeast(Severity.WARNING))
                .filter(finding -> !wishes.ignores(finding.code()))
                .map(Trouble::of)
                .sorted(Trouble.WORST_FIRST)
                .toList();
    }
}
