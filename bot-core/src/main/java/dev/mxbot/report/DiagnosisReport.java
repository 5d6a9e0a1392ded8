package dev.mxbot.report;

import static dev.mxbot.finding.Severity.CRITICAL;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.NOTICE;
import static dev.mxbot.finding.Severity.UNKNOWN;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Lane;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A diagnosis as a reply: short for the channel, in detail for the one who asks, and several in one. */
public final class DiagnosisReport {
    /** The action of the button that diagnoses again, without the cache; its argument: domains, a blank between. */
    public static final String RECHECK = "recheck";

    /** The action of the button that shows everything; its argument: a domain. */
    public static final String DETAILS = "details";

    /** Findings in one reply; the rest is counted. */
    private static final int FINDINGS = 20;

    /** Findings that come with their record and fix in the short form. */
    private static final int EXPLAINED = 2;

    private static final int SENDERS = 3;
    private static final int REMARKS = 5;
    private static final int REMARK_LENGTH = 120;
    private static final int FINDINGS_OF_MANY = 3;

    private DiagnosisReport() {}

    /** The verdict, the worst findings with their fix, the others in a line each. */
    public static Reply brief(Diagnosis diagnosis) {
        if (diagnosis.dnsUnreachable()) {
            return unreachable(diagnosis);
        }
        List<Block> blocks = new ArrayList<>(opening(diagnosis));
        List<Finding> findings = diagnosis.findings().stream()
                .filter(finding -> finding.severity() != NOTICE)
                .toList();
        Severity explained =
                findings.stream().anyMatch(finding -> finding.severity().atLeast(ERROR)) ? ERROR : WARNING;
        // Of mere warnings one is explained: there is no incident.
        int most = explained == ERROR ? EXPLAINED : 1;
        IntStream.range(0, Math.min(findings.size(), FINDINGS)).forEach(i -> {
            FindingText text = new FindingText(findings.get(i));
            boolean body = i < most && findings.get(i).severity().atLeast(explained);
            blocks.add(body ? text.shortly(i > 0) : text.line());
        });
        more(findings.size() - FINDINGS, blocks);
        blocks.addAll(remarks(diagnosis));
        blocks.add(new Block.Aside(Text.of(cost(diagnosis))));
        return Reply.of(mark(diagnosis.verdict()), Headline.of(diagnosis), blocks, buttons(diagnosis, true));
    }

    /** Everything: each finding with impact, evidence, all fixes, commands and reference. */
    public static Reply detailed(Diagnosis diagnosis) {
        if (diagnosis.dnsUnreachable()) {
            return unreachable(diagnosis);
        }
        List<Block> blocks = new ArrayList<>(summary(diagnosis));
        diagnosis.findings().stream()
                .limit(FINDINGS)
                .map(finding -> new FindingText(finding).fully())
                .forEach(blocks::add);
        more(diagnosis.findings().size() - FINDINGS, blocks);
        blocks.add(new Block.Paragraph(Text.of(cost(diagnosis))));
        return Reply.of(mark(diagnosis.verdict()), Headline.of(diagnosis), blocks, buttons(diagnosis, false));
    }

    /** Several domains, an entry each, in the order given. */
    public static Reply several(List<Diagnosis> diagnoses) {
        Verdict worst = diagnoses.stream()
                .map(Diagnosis::verdict)
                .filter(verdict -> verdict != Verdict.NONE)
                .max(Comparator.naturalOrder())
                .orElse(Verdict.HEALTHY);
        String verdicts = Stream.of(Verdict.BROKEN, Verdict.UNKNOWN, Verdict.AT_RISK, Verdict.HEALTHY)
                .map(verdict -> counted(
                        diagnoses.stream().filter(d -> d.verdict() == verdict).count(), mark(verdict)))
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
        String argument = diagnoses.stream().map(d -> d.domain().text()).collect(Collectors.joining(" "));
        return Reply.of(
                mark(worst),
                Text.of(diagnoses.size() + " domains: " + verdicts + "."),
                diagnoses.stream().map(DiagnosisReport::entry).toList(),
                List.of(new Button("Re-check", RECHECK, argument)));
    }

    private static String counted(long number, Mark mark) {
        return number == 0 ? "" : number + " " + mark.word().toLowerCase(Locale.ROOT);
    }

    private static Block entry(Diagnosis diagnosis) {
        List<Finding> findings = diagnosis.findings().stream()
                .filter(finding -> finding.severity() != NOTICE)
                .toList();
        List<Text> lines = new ArrayList<>(findings.stream()
                .limit(FINDINGS_OF_MANY)
                .map(finding -> Prose.join(
                        Text.of("")
                                .strong(FindingText.mark(finding.severity()).word())
                                .plain("  "),
                        Prose.of(finding.title(), REMARK_LENGTH)))
                .toList());
        if (findings.size() > FINDINGS_OF_MANY) {
            lines.add(Text.of("and " + (findings.size() - FINDINGS_OF_MANY) + " more"));
        }
        return new Block.Item(
                mark(diagnosis.verdict()),
                diagnosis.dnsUnreachable()
                        ? Text.literal(diagnosis.domain().unicode()).plain(": I cannot ask the DNS right now.")
                        : Headline.of(diagnosis),
                lines.isEmpty() ? List.of() : List.of(new Block.Bullets(lines)));
    }

    /** mxbot's own DNS fails: nothing is claimed about the domain. */
    private static Reply unreachable(Diagnosis diagnosis) {
        return Reply.of(
                Mark.UNKNOWN,
                Headline.of(diagnosis),
                List.of(
                        new Block.Bullets(diagnosis.unreachable().stream()
                                .map(FindingText::observed)
                                .toList()),
                        new Block.Paragraph(Text.of(
                                        "Not even these are answered, so the trouble is here. Nothing is claimed about ")
                                .thenLiteral(diagnosis.domain().unicode())
                                .plain("."))),
                List.of(new Button("Re-check", RECHECK, diagnosis.domain().text())));
    }

    /** The mark of a verdict; what does not apply is as good as healthy. */
    public static Mark mark(Verdict verdict) {
        return switch (verdict) {
            case BROKEN -> Mark.BROKEN;
            case AT_RISK -> Mark.AT_RISK;
            case UNKNOWN -> Mark.UNKNOWN;
            case HEALTHY, NONE -> Mark.HEALTHY;
        };
    }

    /** What the reader needs at once: who is affected, how much is wrong, where. */
    private static List<Block> opening(Diagnosis diagnosis) {
        List<Block> blocks = new ArrayList<>();
        if (diagnosis.verdict() == Verdict.UNKNOWN) {
            blocks.addAll(whoWasAsked(diagnosis));
        } else if (diagnosis.verdict() != Verdict.HEALTHY) {
            diagnosis.findings().stream()
                    .filter(finding -> finding.severity().atLeast(WARNING))
                    .limit(1)
                    .filter(finding -> !finding.impact().isEmpty())
                    .forEach(finding -> blocks.add(new Block.Paragraph(Prose.of(finding.impact()))));
        }
        blocks.addAll(summary(diagnosis));
        return blocks;
    }

    private static List<Block> whoWasAsked(Diagnosis diagnosis) {
        List<Finding> decisive =
                diagnosis.findings().stream().filter(Finding::decisive).toList();
        List<Text> asked = decisive.stream()
                .flatMap(finding -> finding.evidence().stream())
                .filter(seen -> seen.ttl().isEmpty())
                .map(FindingText::observed)
                .distinct()
                .limit(5)
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (!asked.isEmpty()) {
            blocks.add(new Block.Paragraph(Text.of("What was asked, and what came back:")));
            blocks.add(new Block.Bullets(asked));
            // Else the diagnosis would say that the DNS is out of reach.
            blocks.add(new Block.Paragraph(Text.of("The DNS answers other questions from here.")));
        }
        decisive.stream()
                .map(Finding::impact)
                .filter(impact -> !impact.isEmpty())
                .limit(1)
                .forEach(impact -> blocks.add(new Block.Paragraph(Prose.of(impact))));
        return blocks;
    }

    /** "1 critical, 2 warnings. Receiving BROKEN, sending AT RISK, transport not checked. Google Workspace sends for it." */
    private static List<Block> summary(Diagnosis diagnosis) {
        List<String> sentences = new ArrayList<>();
        String counts = counts(diagnosis);
        if (!counts.isEmpty()) {
            sentences.add(counts + ".");
        } else if (diagnosis.verdict() == Verdict.HEALTHY) {
            sentences.add("Nothing to fix.");
        }
        boolean allWell = diagnosis.lanes().values().stream()
                .allMatch(verdict -> verdict == Verdict.HEALTHY || verdict == Verdict.NONE);
        if (!allWell) {
            sentences.add(lanes(diagnosis));
            sentences.addAll(senders(diagnosis));
        }
        return sentences.isEmpty() ? List.of() : List.of(new Block.Paragraph(Text.of(String.join(" ", sentences))));
    }

    private static List<String> senders(Diagnosis diagnosis) {
        List<String> names = new MailFacts(diagnosis).outboundNames();
        if (names.isEmpty()) {
            return List.of();
        }
        int left = names.size() - SENDERS;
        return List.of(
                left > 0
                        ? String.join(", ", names.subList(0, SENDERS)) + " and " + left + " more send for it."
                        : Prose.list(names) + (names.size() == 1 ? " sends for it." : " send for it."));
    }

    /** "1 critical, 2 warnings" */
    private static String counts(Diagnosis diagnosis) {
        return Stream.of(CRITICAL, ERROR, WARNING, UNKNOWN)
                .filter(severity -> diagnosis.count(severity) > 0)
                .map(severity -> Prose.count(
                        diagnosis.count(severity),
                        severity.word(),
                        severity.word() + (severity == ERROR || severity == WARNING ? "s" : "")))
                .collect(Collectors.joining(", "));
    }

    /** "Receiving BROKEN, sending AT RISK, transport not checked." */
    private static String lanes(Diagnosis diagnosis) {
        String words = Stream.of(Lane.values())
                .map(lane -> lane.word() + " " + lane(diagnosis, lane))
                .collect(Collectors.joining(", "));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String lane(Diagnosis diagnosis, Lane lane) {
        Verdict verdict = diagnosis.lanes().getOrDefault(lane, Verdict.UNKNOWN);
        boolean checked = verdict != Verdict.UNKNOWN
                || diagnosis.findings().stream()
                        .anyMatch(f -> f.lane() == lane && (f.severity() == UNKNOWN || f.decisive()));
        return verdict == Verdict.NONE ? "not used" : checked ? mark(verdict).word() : "not checked";
    }

    private static List<Block> remarks(Diagnosis diagnosis) {
        List<Finding> notices = diagnosis.findings().stream()
                .filter(finding -> finding.severity() == NOTICE)
                .toList();
        if (notices.isEmpty()) {
            return List.of();
        }
        Text line = Text.of(Prose.count(notices.size(), "remark", "remarks") + ": ");
        for (int i = 0; i < Math.min(REMARKS, notices.size()); i++) {
            line = Prose.join(
                    i == 0 ? line : line.plain("; "), Prose.of(notices.get(i).title(), REMARK_LENGTH));
        }
        if (notices.size() > REMARKS) {
            line = line.plain("; and " + (notices.size() - REMARKS) + " more");
        }
        return List.of(new Block.Paragraph(line.plain(".")));
    }

    private static void more(int left, Collection<Block> blocks) {
        if (left > 0) {
            blocks.add(new Block.Paragraph(Text.of("and " + left + " more")));
        }
    }

    /** "31 lookups in 212 ms, 3 from cache (oldest 40 s)" */
    private static String cost(Diagnosis diagnosis) {
        String lookups = Prose.count(diagnosis.queries(), "lookup", "lookups") + " in " + length(diagnosis.elapsed());
        return diagnosis.fromCache() == 0
                ? lookups
                : lookups + ", " + diagnosis.fromCache() + " from cache (oldest " + length(diagnosis.oldestAnswer())
                        + ")";
    }

    private static String length(Duration time) {
        if (time.toMillis() < 1000) {
            return time.toMillis() + " ms";
        }
        if (time.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.toSeconds() < 120) {
            return time.toSeconds() + " s";
        }
        return time.toMinutes() < 120 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    private static List<Button> buttons(Diagnosis diagnosis, boolean details) {
        String domain = diagnosis.domain().text();
        List<Button> buttons = new ArrayList<>();
        buttons.add(new Button("Re-check", RECHECK, domain));
        if (details && !diagnosis.findings().isEmpty()) {
            buttons.add(new Button("Details", DETAILS, domain));
        }
        if (details) {
            Stream.of(View.values())
                    .flatMap(view -> view.button(diagnosis).stream())
                    .forEach(buttons::add);
        }
        return buttons;
    }
}
