package dev.mxbot.slack;

import dev.mxbot.reply.Inline;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The elements of a {@code rich_text} block. Slack shows their text as it is: no markup, no entity, no mention is looked for in it, which
 * makes it the one place where somebody else's text is safe.
 *
 * <p>Written as maps: the SDK's classes write out every style that is not wanted as well, five times the size.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">Rich text block</a>
 */
final class RichText {
    private static final String SECTION = "rich_text_section";

    private RichText() {}

    static Map<String, Object> section(List<Map<String, Object>> runs) {
        return Json.object("type", SECTION, "elements", runs);
    }

    static Map<String, Object> bullets(List<List<Map<String, Object>>> lines) {
        return Json.object(
                "type",
                "rich_text_list",
                "style",
                "bullet",
                "elements",
                lines.stream().map(RichText::section).toList());
    }

    static Map<String, Object> preformatted(String text) {
        return Json.object("type", "rich_text_preformatted", "elements", List.of(text(text)));
    }

    /** A line of text; empty runs are left out, since Slack refuses them. */
    static List<Map<String, Object>> runs(Text text) {
        return runs(text, WORDS);
    }

    /** The same, every word of it bold. */
    static List<Map<String, Object>> boldRuns(Text text) {
        return runs(text, BOLD_WORDS);
    }

    /** The same runs, neighbours of one style made one: every run costs as much as a sentence. */
    static List<Map<String, Object>> joined(List<Map<String, Object>> runs) {
        List<Map<String, Object>> joined = new ArrayList<>();
        for (Map<String, Object> run : runs) {
            int last = joined.size() - 1;
            if (last >= 0 && alike(joined.get(last), run)) {
                Map<String, Object> longer = new LinkedHashMap<>(joined.get(last));
                longer.put("text", longer.get("text") + String.valueOf(run.get("text")));
                joined.set(last, longer);
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    private static boolean alike(Map<String, Object> one, Map<String, Object> other) {
        return "text".equals(one.get("type"))
                && "text".equals(other.get("type"))
                && Objects.equals(one.get("style"), other.get("style"));
    }

    static Map<String, Object> text(String text) {
        return Json.object("type", "text", "text", text);
    }

    static Map<String, Object> bold(String text) {
        return Json.object("type", "text", "text", text, "style", BOLD);
    }

    static Map<String, Object> emoji(String name) {
        return Json.object("type", "emoji", "name", name);
    }

    private static List<Map<String, Object>> runs(Text text, Words words) {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (Inline run : text.runs()) {
            if (!PlainText.line(Text.of(run)).isEmpty()) {
                runs.add(run.accept(words));
            }
        }
        return runs;
    }

    private static final Map<String, Object> BOLD = Json.object("bold", true);

    private static final Words WORDS = new Words(false);
    private static final Words BOLD_WORDS = new Words(true);

    private record Words(boolean allBold) implements Inline.Visitor<Map<String, Object>> {
        @Override
        public Map<String, Object> plain(Inline.Plain plain) {
            return allBold ? bold(plain.text()) : text(plain.text());
        }

        @Override
        public Map<String, Object> strong(Inline.Strong strong) {
            return bold(strong.text());
        }

        @Override
        public Map<String, Object> literal(Inline.Literal literal) {
            Map<String, Object> style = allBold ? Json.object("bold", true, "code", true) : Json.object("code", true);
            return Json.object("type", "text", "text", Printable.line(literal.text()), "style", style);
        }

        @Override
        public Map<String, Object> link(Inline.Link link) {
            String scheme = String.valueOf(link.target().getScheme());
            if (!scheme.equals("https") && !scheme.equals("http")) {
                return text(PlainText.line(Text.of(link)));
            }
            return Json.object("type", "link", "url", link.target().toASCIIString(), "text", link.label());
        }

        @Override
        public Map<String, Object> time(Inline.Time time) {
            return Json.object(
                    "type",
                    "date",
                    "timestamp",
                    time.at().getEpochSecond(),
                    "format",
                    "{date_short_pretty} {time_secs}",
                    "fallback",
                    PlainText.line(Text.of(time)));
        }
    }
}
