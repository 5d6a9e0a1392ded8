package dev.mxbot.command;

import dev.mxbot.domain.DomainName;
import dev.mxbot.history.ChangedRecords;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Seen;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.Prose;
import dev.mxbot.watch.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One recorded change in full, as it was stored (RELIABILITY.md P30). */
final class ChangeReport {
    private static final int LINES = 60;
    private static final int LONGEST = 300;

    private ChangeReport() {}

    /**
     * @param number 1 for the newest
     */
    static Reply of(DomainName domain, Recorded change, int number) {
        return of(domain, change, number, Optional.empty());
    }

    /**
     * The change before an alert, and what had been found when it was said.
     *
     * @param alert empty where one change alone is asked for, or the alert is older than what is kept
     */
    static Reply of(DomainName domain, Recorded change, int number, Optional<Alert> alert) {
        Text headline = Text.literal(domain.unicode())
                .plain(" changed at ")
                .and(new Inline.Time(change.by()))
                .plain(change.effect().isEmpty() ? "." : ": ");
        List<Block> blocks = new ArrayList<>();
        blocks.add(FoundReport.stored());
        blocks.add(ChangedRecords.section(change.differences()));
        blocks.add(new Block.Paragraph(Text.of("Last seen as before at ")
                .and(new Inline.Time(change.after()))
                .plain(", first seen as after at ")
                .and(new Inline.Time(change.by()))
                .plain(". It is number " + number + " of /mxhistory.")));
        alert.map(FoundReport::section).ifPresent(blocks::add);
        blocks.add(new Block.Section(Text.of("All that was seen then"), List.of(new Block.Code(snapshot(change)))));
        return Reply.of(
                alert.map(FoundReport::mark).orElse(Mark.NONE),
                change.effect().isEmpty()
                        ? headline
                        : Prose.join(headline, Prose.of(change.effect())).plain("."),
                blocks,
                List.of());
    }

    private static String snapshot(Recorded change) {
        List<String> lines = change.snapshot().seen().entrySet().stream()
                .flatMap(ChangeReport::lines)
                .toList();
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(LINES, lines.size())));
        if (lines.size() > LINES) {
            shown.add("and " + (lines.size() - LINES) + " more lines");
        }
        return String.join("\n", shown);
    }

    private static Stream<String> lines(Map.Entry<String, Seen> entry) {
        Seen seen = entry.getValue();
        Stream<String> values = switch (seen.kind()) {
            case FOUND -> seen.values().stream();
            case ABSENT -> Stream.of("(none)");
            case UNKNOWN -> Stream.of("(could not be looked up)");
        };
        return values.map(value -> Printable.line(entry.getKey() + " " + value, LONGEST));
    }
}
