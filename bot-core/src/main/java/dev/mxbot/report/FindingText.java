package dev.mxbot.report;

import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One finding, worded: its line, its short body (record and fix), its full body (everything that is known). */
public final class FindingText {
    private static final int RECORDS = 20;
    private static final int RECORD_LENGTH = 2000;
    private static final int STEPS = 12;
    private static final int OBSERVATIONS = 10;

    /** A record set with more entries is told by the first of them. */
    private static final int ENTRIES = 6;

    private static final int ANSWER_LENGTH = 400;

    private final Finding finding;

    public FindingText(Finding finding) {
        this.finding = finding;
    }

    public static Mark mark(Severity severity) {
        return switch (severity) {
            case CRITICAL -> Mark.CRITICAL;
            case ERROR -> Mark.ERROR;
            case WARNING -> Mark.WARNING;
            case UNKNOWN -> Mark.UNKNOWN;
            case NOTICE -> Mark.NOTICE;
        };
    }

    public Block.Item line() {
        return item(List.of());
    }

    /**
     * With the record as published and the first fix.
     *
     * @param withImpact false where the impact was said before
     */
    public Block.Item shortly(boolean withImpact) {
        List<Block> body = new ArrayList<>();
        if (withImpact && !finding.impact().isEmpty()) {
            body.add(new Block.Paragraph(Prose.of(finding.impact())));
        }
        finding.evidence().stream().limit(2).forEach(seen -> {
            body.add(new Block.Paragraph(observed(seen)));
            drawn(seen).ifPresent(body::add);
        });
        finding.fixes().stream().limit(1).forEach(fix -> body.addAll(fix(fix)));
        return item(body);
    }

    /** Of a record that nobody published: the marks in it, and the first fix. */
    Block.Item unpublished() {
        List<Block> body = new ArrayList<>();
        if (!finding.impact().isEmpty()) {
            body.add(new Block.Paragraph(Prose.of(finding.impact())));
        }
        finding.evidence().forEach(seen -> {
            LintReport.place(seen).ifPresent(words -> body.add(new Block.Paragraph(Text.of(words))));
            drawn(seen).ifPresent(body::add);
        });
        finding.fixes().stream().limit(1).forEach(fix -> body.addAll(fix(fix)));
        List<String> source = new ArrayList<>(finding.references());
        source.add(0, finding.code());
        body.add(new Block.Aside(Text.of(String.join(" · ", source))));
        return item(body);
    }

    /** With all that is known, and who said it when. */
    public Block.Item fully() {
        List<Block> body = new ArrayList<>();
        if (!finding.impact().isEmpty()) {
            body.add(new Block.Paragraph(Prose.of(finding.impact())));
        }
        if (!finding.evidence().isEmpty()) {
            body.add(new Block.Bullets(capped(finding.evidence(), OBSERVATIONS, FindingText::witnessed, Text::of)));
            finding.evidence().stream().flatMap(seen -> drawn(seen).stream()).forEach(body::add);
        }
        finding.fixes().forEach(fix -> body.addAll(fix(fix)));
        if (!finding.verify().isEmpty()) {
            body.add(new Block.Paragraph(Text.of("Check it:")));
            body.add(code(finding.verify()));
        }
        List<String> source = new ArrayList<>(finding.references());
        source.add(0, finding.code());
        body.add(new Block.Aside(Text.of(String.join(" · ", source))));
        return item(body);
    }

    private Block.Item item(List<Block> body) {
        return new Block.Item(mark(finding.severity()), Prose.of(finding.title()), body);
    }

    static List<Block> fix(Fix fix) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Paragraph(
                Prose.join(Text.of("").strong(fix.proven() ? "Fix, proven: " : "Fix: "), Prose.of(fix.title() + "."))));
        List<String> records = Stream.concat(
                        fix.remove().stream().map(record -> "remove  " + record),
                        fix.add().stream().map(record -> "add     " + record))
                .toList();
        if (!records.isEmpty()) {
            blocks.add(code(records));
        }
        if (!fix.needs().isEmpty()) {
            blocks.add(new Block.Paragraph(Prose.of("Only you know: " + Prose.list(fix.needs()) + ".")));
        }
        if (!fix.steps().isEmpty()) {
            blocks.add(new Block.Bullets(capped(fix.steps(), STEPS, Prose::of, Text::of)));
        }
        return blocks;
    }

    private static Block code(List<String> lines) {
        return new Block.Code(
                String.join("\n", capped(lines, RECORDS, line -> Printable.line(line, RECORD_LENGTH), more -> more)));
    }

    /** {@code example.com MX: 10 mail.exmaple.com. (said by 192.0.2.53)} */
    public static Text observed(Observation seen) {
        Text question = Text.literal(seen.question());
        Text answered =
                drawn(seen).isPresent() ? question : question.plain(": ").thenLiteral(answer(seen.answer()));
        return answered
                // A failure has no time to live, and nobody who said it.
                .plain(seen.ttl().isPresent() ? " (said by " : " (asked: ")
                .thenLiteral(seen.server().isEmpty() ? "nobody" : seen.server())
                .plain(")");
    }

    /** An answer of several lines, as a record with a caret under its fault, in which the columns matter. */
    private static Optional<Block> drawn(Observation seen) {
        List<String> lines = seen.answer().lines().toList();
        return lines.size() > 1 ? Optional.of(code(lines)) : Optional.empty();
    }

    private static Text witnessed(Observation seen) {
        Text text = observed(seen).plain(", ").and(new Inline.Time(seen.at()));
        return seen.ttl().isPresent() ? text.plain(", TTL " + seen.ttl().getAsLong() + " s") : text;
    }

    private static String answer(String answer) {
        String[] entries = answer.split(", ", -1);
        if (entries.length <= ENTRIES) {
            return Printable.line(answer, ANSWER_LENGTH);
        }
        String first = String.join(", ", List.of(entries).subList(0, ENTRIES));
        return Printable.line(first, ANSWER_LENGTH) + ", … " + (entries.length - ENTRIES) + " more";
    }

    private static <T, R> List<R> capped(List<T> all, int most, Function<T, R> word, Function<String, R> more) {
        List<R> shown = new ArrayList<>(all.stream().limit(most).map(word).toList());
        if (all.size() > most) {
            shown.add(more.apply("… " + (all.size() - most) + " more"));
        }
        return shown;
    }
}
