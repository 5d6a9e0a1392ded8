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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Text headline = Text.literal(domain.unicode())
                .plain(" changed at ")
                .and(new Inline.Time(change.by()))
                .plain(change.effect().isEmpty() ? "." : ": ");
        List<Block> blocks = new ArrayList<>();
        blocks.add(ChangedRecords.section(change.differences()));
        blocks.add(new Block.Paragraph(Text.of("Last seen as before at ")
                .and(new Inline.Time(change.after()))
                .plain(", first seen as after at ")
                .and(new Inline.Time(change.by()))
                .plain(". It is number " + number + " of /mxhistory.")));
        blocks.add(new Block.Section(Text.of("All that was seen then"), List.of(new Block.Code(snapshot(change)))));
        blocks.add(new Block.Aside(Text.of("This is what was stored; nothing was looked up now.")));
        return Reply.of(
                Mark.NONE,
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
