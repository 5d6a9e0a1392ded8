package dev.mxbot.history;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Old and new records, one under the other: what went with a minus, what came with a plus. */
public final class ChangedRecords {
    private static final int MOST = 20;
    private static final int LONGEST = 300;
    private static final String NONE = "(none)";

    private ChangedRecords() {}

    /** A section of a reply. */
    public static Block section(List<Difference> differences) {
        return new Block.Section(Text.of("Changed"), List.of(code(differences)));
    }

    static Block.Code code(List<Difference> differences) {
        List<String> lines =
                differences.stream().flatMap(change -> lines(change).stream()).toList();
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(MOST, lines.size())));
        if (lines.size() > MOST) {
            shown.add("and " + (lines.size() - MOST) + " more lines");
        }
        return new Block.Code(String.join("\n", shown));
    }

    /** {@code − example.com MX 10 mx1.example.com.}; what stayed is left out. */
    static List<String> lines(Difference change) {
        return Stream.concat(
                        lines("− ", change.question(), change.before(), change.after()),
                        lines("+ ", change.question(), change.after(), change.before()))
                .toList();
    }

    private static Stream<String> lines(String sign, String question, Seen here, Seen there) {
        List<String> values = here.isFound() ? Wording.without(here.values(), there.values()) : List.of(NONE);
        return values.stream().map(value -> Printable.line(sign + question + " " + value, LONGEST));
    }
}
