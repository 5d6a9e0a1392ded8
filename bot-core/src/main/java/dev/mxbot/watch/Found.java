package dev.mxbot.watch;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check had found when a channel was told something, kept so that it can be shown again (RELIABILITY.md P30): who was asked what,
 * and what came back. Without fixes, which stand in the message itself.
 *
 * @param told when it was decided to say something
 * @param seen when the domain was looked at
 * @param findings worst first, long texts cut
 * @param leftOut how many more there were
 */
public record Found(Instant told, Instant seen, Verdict verdict, List<Finding> findings, int leftOut) {
    /** Characters of all findings together: others publish what is quoted in them, and each alert keeps its own. */
    private static final int ROOM = 24_000;

    private static final int OBSERVATIONS = 10;
    private static final int ANSWER = 1000;
    private static final int TEXT = 600;

    public Found {
        findings = List.copyOf(findings);
    }

    static Found of(Diagnosis diagnosis, Instant told) {
        List<Finding> kept = new ArrayList<>();
        int room = ROOM;
        for (Finding finding : diagnosis.findings()) {
            Finding one = bounded(finding);
            room -= length(one);
            if (room < 0) {
                break;
            }
            kept.add(one);
        }
        return new Found(
                told,
                diagnosis.checkedAt(),
                diagnosis.verdict(),
                kept,
                diagnosis.findings().size() - kept.size());
    }

    private static Finding bounded(Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                finding.lane(),
                cut(finding.subject(), TEXT),
                cut(finding.title(), TEXT),
                cut(finding.impact(), TEXT),
                "",
                finding.evidence().stream()
                        .limit(OBSERVATIONS)
                        .map(Found::bounded)
                        .toList(),
                List.of(),
                List.of(),
                finding.references(),
                finding.decisive());
    }

    private static Observation bounded(Observation seen) {
        return new Observation(
                cut(seen.question(), TEXT),
                cut(seen.answer(), ANSWER),
                cut(seen.server(), TEXT),
                seen.ttl(),
                seen.at());
    }

    private static int length(Finding finding) {
        return finding.subject().length()
                + finding.title().length()
                + finding.impact().length()
                + finding.evidence().stream()
                        .mapToInt(seen -> seen.question().length()
                                + seen.answer().length()
                                + seen.server().length())
                        .sum();
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
