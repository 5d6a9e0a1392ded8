package dev.mxbot.command;

import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.DiagnosisReport;
import dev.mxbot.report.FindingText;
import dev.mxbot.report.Prose;
import dev.mxbot.watch.Alert;
import dev.mxbot.watch.Found;
import java.util.ArrayList;
import java.util.List;

/** What had been found when a channel was told something, as it was stored (RELIABILITY.md P30). */
final class FoundReport {
    /** The others in a line each. */
    private static final int IN_FULL = 12;

    private static final Text STORED = Text.of("This is the stored result; nothing was looked up now.");

    private FoundReport() {}

    /** Of one alert. */
    static Reply of(Alert alert) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(stored());
        blocks.add(section(alert));
        return Reply.of(mark(alert), headline(alert), blocks, List.of());
    }

    /** All of them in a line each, newest first. */
    static Reply list(DomainName domain, List<Alert> alerts) {
        if (alerts.isEmpty()) {
            return Reply.privately(Text.of("Of ")
                    .thenLiteral(domain.unicode())
                    .plain(" this channel was told nothing in the last year."));
        }
        List<Text> lines = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            lines.add(Text.of((i + 1) + "  ")
                    .and(new Inline.Time(alerts.get(i).found().told()))
                    .plain("  " + alerts.get(i).transition().words() + ": "
                            + counts(alerts.get(i).found())));
        }
        return Reply.of(
                Mark.NONE,
                Text.of("What this channel was told of ")
                        .thenLiteral(domain.unicode())
                        .plain(", newest first."),
                List.of(
                        new Block.Bullets(lines),
                        new Block.Paragraph(Text.of("All that was found then: /mxhistory ")
                                .thenLiteral(domain.unicode())
                                .plain(" alert 1"))),
                List.of());
    }

    static Block stored() {
        return new Block.Paragraph(STORED);
    }

    static Mark mark(Alert alert) {
        return DiagnosisReport.mark(alert.found().verdict());
    }

    static Text headline(Alert alert) {
        return Text.literal(alert.domain().unicode())
                .plain(" as it was at ")
                .and(new Inline.Time(alert.found().seen()))
                .plain(" (" + alert.transition().words() + "): " + counts(alert.found()) + ".");
    }

    /** Each finding with who was asked, what was answered, and when. */
    static Block section(Alert alert) {
        Found found = alert.found();
        List<Block> body = new ArrayList<>();
        List<Finding> findings = found.findings();
        for (int i = 0; i < findings.size(); i++) {
            FindingText text = new FindingText(findings.get(i));
            body.add(i < IN_FULL ? text.fully() : text.line());
        }
        if (findings.isEmpty()) {
            body.add(new Block.Paragraph(Text.of("Nothing was wrong.")));
        }
        if (found.leftOut() > 0) {
            body.add(new Block.Paragraph(Text.of("and " + found.leftOut() + " more, which were too long to be kept.")));
        }
        return new Block.Section(Text.of("Found at ").and(new Inline.Time(found.seen())), body);
    }

    /** {@code 1 critical, 2 warnings} */
    private static String counts(Found found) {
        List<String> words = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = found.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                words.add(
                        severity == Severity.CRITICAL || severity == Severity.UNKNOWN
                                ? count + " " + severity.word()
                                : Prose.count(count, severity.word(), severity.word() + "s"));
            }
        }
        if (found.leftOut() > 0) {
            words.add(found.leftOut() + " more");
        }
        return words.isEmpty() ? "nothing wrong" : String.join(", ", words);
    }
}
