package dev.mxbot.report;

import dev.mxbot.diagnosis.Caret;
import dev.mxbot.diagnosis.Linted;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.Severity;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What was found in a record that is not published yet, for people and for machines. */
public final class LintReport {
    private LintReport() {}

    public static Reply of(Linted linted) {
        List<Block> blocks = new ArrayList<>();
        linted.findings().forEach(finding -> blocks.add(new FindingText(finding).unpublished()));
        return Reply.of(Mark.NONE, headline(linted), blocks, List.of());
    }

    private static Text headline(Linted linted) {
        Text text = Text.of("")
                .strong(linted.valid() ? "valid" : "not valid")
                .plain(" as " + linted.kind().title());
        List<String> counts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = linted.findings().stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
            if (count > 0) {
                String word = severity == Severity.CRITICAL ? "critical" : severity.word();
                counts.add(Prose.count(count, word, severity == Severity.CRITICAL ? word : word + "s"));
            }
        }
        return text.plain(counts.isEmpty() ? "; nothing to remark." : "; " + String.join(", ", counts) + ".");
    }

    /** Maps, lists, strings and numbers, ready for any JSON writer. */
    public static Map<String, @Nullable Object> json(Optional<String> id, Linted linted) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", id.orElse(null));
        json.put("kind", linted.kind().word());
        json.put("valid", linted.valid());
        json.put("findings", linted.findings().stream().map(LintReport::json).toList());
        json.put("record", linted.record().orElse(null));
        return json;
    }

    /** As in any report, and where the fault is, counted from 1. */
    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        DiagnosisJson.of(finding).forEach((key, value) -> {
            json.put(key, value);
            if (key.equals("title")) {
                position(finding).ifPresent(at -> json.put("position", at));
            }
        });
        return json;
    }

    private static OptionalInt position(Finding finding) {
        return finding.evidence().stream()
                .map(Caret::position)
                .flatMapToInt(OptionalInt::stream)
                .findFirst();
    }

    /** The two lines of a mark, with where it stands. */
    static Optional<String> place(Observation seen) {
        OptionalInt at = Caret.position(seen);
        return at.isPresent() ? Optional.of("At character " + at.getAsInt() + ":") : Optional.empty();
    }
}
