package dev.mxbot.report;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Rehearsal;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.plan.Planned;
import dev.mxbot.plan.Step;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A rehearsed plan as a reply: what it would come to, in which order to publish it, and how to get back. */
public final class PlanReport {
    private static final int FINDINGS = 10;
    private static final int LINES = 30;
    private static final int LINE_LENGTH = 600;
    private static final int WARNINGS = 8;

    private PlanReport() {}

    public static Reply of(Planned planned) {
        Rehearsal rehearsal = planned.rehearsal();
        Diagnosis after = rehearsal.after();
        if (after.dnsUnreachable()) {
            return DiagnosisReport.brief(after);
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                Text.of("Gone: " + counted(rehearsal.gone()) + ". New: " + counted(rehearsal.brought()) + ".")));
        planned.warnings().stream()
                .limit(WARNINGS)
                .map(warning -> Prose.join(Text.of("").strong("Watch out: "), Prose.of(warning + ".")))
                .map(Block.Paragraph::new)
                .forEach(blocks::add);
        rehearsal.brought().stream()
                .limit(FINDINGS)
                .map(finding -> new FindingText(finding).shortly(true))
                .forEach(blocks::add);
        if (!rehearsal.gone().isEmpty()) {
            blocks.add(section(
                    "Gone",
                    new Block.Bullets(rehearsal.gone().stream()
                            .limit(FINDINGS)
                            .map(finding -> Prose.of(finding.title()))
                            .toList())));
        }
        blocks.addAll(order(planned));
        blocks.addAll(rollback(planned));
        return Reply.of(DiagnosisReport.mark(after.verdict()), headline(rehearsal), blocks, List.of());
    }

    /** "If you publish this, example.com will be HEALTHY (now: AT RISK)." */
    private static Text headline(Rehearsal rehearsal) {
        return Text.of("If you publish this, ")
                .thenLiteral(rehearsal.after().domain().unicode())
                .plain(" will be " + word(rehearsal.after()) + " (now: " + word(rehearsal.before()) + ").");
    }

    /** For machines, and in one line. */
    static String headlineWords(Rehearsal rehearsal) {
        return "If you publish this, " + rehearsal.after().domain().unicode() + " will be " + word(rehearsal.after())
                + " (now: " + word(rehearsal.before()) + ").";
    }

    private static String word(Diagnosis diagnosis) {
        return DiagnosisReport.mark(diagnosis.verdict()).word();
    }

    /** "1 warning, 2 remarks" */
    private static String counted(List<Finding> findings) {
        String words = Stream.of(Severity.values())
                .filter(severity -> findings.stream().anyMatch(finding -> finding.severity() == severity))
                .map(severity -> count(findings, severity))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "none" : words;
    }

    private static String count(List<Finding> findings, Severity severity) {
        long number = findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
        String word = severity == Severity.NOTICE ? "remark" : severity.name().toLowerCase(Locale.ROOT);
        boolean countable = severity != Severity.CRITICAL && severity != Severity.UNKNOWN;
        return Prose.count(number, word, countable ? word + "s" : word);
    }

    private static List<Block> order(Planned planned) {
        List<Step> steps = planned.order();
        if (steps.isEmpty()) {
            return List.of();
        }
        List<Block> body = new ArrayList<>();
        IntStream.range(0, steps.size()).forEach(i -> {
            Step step = steps.get(i);
            body.add(new Block.Paragraph(
                    Prose.join(Text.of("").strong((i + 1) + ". "), Prose.of(step.sentence() + "."))));
            body.addAll(code(step.remove(), step.add()));
        });
        if (!planned.lastMemory().isZero()) {
            body.add(new Block.Aside(Text.of("Without lowered TTLs the last cache drops the old records within "
                    + Step.length(planned.lastMemory()) + ".")));
        }
        return List.of(new Block.Section(Text.of("Order"), body));
    }

    private static List<Block> rollback(Planned planned) {
        List<Block> records = code(planned.withdrawn(), planned.restored());
        return records.isEmpty() ? List.of() : List.of(new Block.Section(Text.of("Back out with"), records));
    }

    private static Block section(String title, Block body) {
        return new Block.Section(Text.of(title), List.of(body));
    }

    private static List<Block> code(List<ZoneRecord> remove, List<ZoneRecord> add) {
        List<String> lines = Stream.concat(
                        remove.stream().map(record -> "remove  " + record),
                        add.stream().map(record -> "add     " + record))
                .map(line -> Printable.line(line, LINE_LENGTH))
                .toList();
        if (lines.isEmpty()) {
            return List.of();
        }
        String more = lines.size() > LINES ? "\n… " + (lines.size() - LINES) + " more" : "";
        return List.of(new Block.Code(String.join("\n", lines.subList(0, Math.min(LINES, lines.size()))) + more));
    }
}
