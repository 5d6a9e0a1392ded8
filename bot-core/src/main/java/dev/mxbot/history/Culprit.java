package dev.mxbot.history;

import dev.mxbot.finding.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The change that most likely brought a finding.
 *
 * @param difference of the change: that which the finding's evidence rests on
 */
public record Culprit(Recorded change, Difference difference, Finding finding) {
    private static final int INTRODUCED = 3;
    private static final int SAME_QUESTION = 2;
    private static final int SAME_NAME = 1;

    /**
     * Of the worst finding that any change explains; of several changes the one that is nearest to the evidence, then the newest.
     *
     * @param fresh findings that were not there before the changes
     */
    public static Optional<Culprit> among(List<Recorded> changes, List<Finding> fresh) {
        return fresh.stream()
                .sorted(Comparator.comparing(Finding::severity))
                .flatMap(finding -> among(changes, finding).stream())
                .findFirst();
    }

    private static Optional<Culprit> among(List<Recorded> changes, Finding finding) {
        return changes.stream()
                .flatMap(change ->
                        change.differences().stream().map(difference -> new Culprit(change, difference, finding)))
                .filter(candidate -> candidate.nearness() > 0)
                .max(Comparator.comparingInt(Culprit::nearness)
                        .thenComparing(candidate -> candidate.difference.announced())
                        .thenComparing(candidate -> candidate.change.by()));
    }

    /** How near the change is to what the finding rests on; 0 if it has nothing to do with it. */
    private int nearness() {
        Set<String> asked = finding.evidence().stream()
                .map(seen -> seen.question().replaceFirst("^GET ", ""))
                .collect(Collectors.toSet());
        if (names(difference.after()).contains(finding.subject())
                && !names(difference.before()).contains(finding.subject())) {
            return INTRODUCED;
        }
        if (asked.contains(difference.question())) {
            return SAME_QUESTION;
        }
        return Question.parse(difference.question())
                        .filter(question -> question.name().text().equals(finding.subject()))
                        // A text is read by one topic alone, which has asked for it; and what is wrong with a text, no
                        // MX brought.
                        .filter(question -> !question.type().equals("TXT")
                                && !(question.type().equals("MX") && asked.contains(question.name() + " TXT")))
                        .isPresent()
                ? SAME_NAME
                : 0;
    }

    /** Hosts and addresses that the records point to. */
    private static Set<String> names(Seen seen) {
        return seen.values().stream()
                .flatMap(value -> Stream.of(value.split("[ ;,=]+", -1)))
                .flatMap(word -> Stream.of(word, word.replaceFirst("^[-~?]?[a-z0-9]{1,8}:", "")))
                .map(Wording::name)
                .collect(Collectors.toSet());
    }
}
