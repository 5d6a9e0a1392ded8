package dev.mxbot.discord;

import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Text;
import java.net.URI;

/**
 * Text as Discord's Markdown, in which nobody else's words mean anything.
 *
 * <p>Foreign text stands in code only, where Discord interprets nothing but the backtick that ends it; that one is replaced by a
 * look-alike, and what the eye cannot see is shown by its number. Code is never put inside stress: {@code **} within it would end the stress, and the code with it.
 */
final class DiscordMarkdown implements Inline.Visitor<String> {
    /** A longer piece of foreign text is cut: nobody reads on, and it would crowd out the findings. */
    static final int LONGEST_LITERAL = 300;

    private static final char LOOKALIKE_BACKTICK = '\u02CB';
    private static final String FENCE = "```";

    /** These start something wherever they stand. {@code ( )} are left alone: without a bracket before them they do nothing. */
    private static final String SPECIAL = "\\*_~|`[]<@";
    /** These start a heading, a list or a quote, at the start of a line only; elsewhere a backslash would show in notifications. */
    private static final String SPECIAL_AT_START = "#->+";

    private DiscordMarkdown() {}

    /** A line: our words escaped, foreign words in code. */
    static String line(Text text) {
        DiscordMarkdown visitor = new DiscordMarkdown();
        StringBuilder line = new StringBuilder();
        for (Inline run : text.runs()) {
            String next = run.accept(visitor);
            if (!line.isEmpty() && line.charAt(line.length() - 1) == '`' && next.startsWith("`")) {
                line.append(' '); // two code spans that touch are read as one
            }
            line.append(next);
        }
        return line.toString();
    }

    /** The same for a title: our words stressed. */
    static String title(Text text) {
        StringBuilder stressed = new StringBuilder();
        for (Inline run : text.runs()) {
            Inline strong = run instanceof Inline.Plain plain ? new Inline.Strong(plain.text()) : run;
            stressed.append(line(Text.of(strong)));
        }
        return stressed.toString();
    }

    /** A block to copy from; empty if there is nothing to show. */
    static String fence(String foreign) {
        String shown = Printable.block(foreign).stripTrailing();
        if (shown.isBlank()) {
            return "";
        }
        StringBuilder body = new StringBuilder();
        int previous = 0;
        for (int c : shown.codePoints().toArray()) {
            // Only a run of backticks can end the block; a single one is left as it was published.
            boolean inRun = c == '`' && (previous == '`' || previous == LOOKALIKE_BACKTICK);
            int next = inRun ? LOOKALIKE_BACKTICK : c;
            body.appendCodePoint(next);
            previous = next;
        }
        return FENCE + "\n" + body + "\n" + FENCE;
    }

    @Override
    public String plain(Inline.Plain plain) {
        return escaped(plain.text());
    }

    @Override
    public String strong(Inline.Strong strong) {
        String escaped = escaped(strong.text());
        String stripped = escaped.strip();
        if (stripped.isEmpty()) {
            return escaped;
        }
        int start = escaped.indexOf(stripped);
        return escaped.substring(0, start) + "**" + stripped + "**" + escaped.substring(start + stripped.length());
    }

    @Override
    public String literal(Inline.Literal literal) {
        String shown = Printable.line(literal.text(), LONGEST_LITERAL)
                .replace('`', LOOKALIKE_BACKTICK)
                .strip();
        return shown.isEmpty() ? "(empty)" : "`" + shown + "`";
    }

    @Override
    public String link(Inline.Link link) {
        return "[" + escaped(link.label()) + "](<" + address(link.target()) + ">)";
    }

    @Override
    public String time(Inline.Time time) {
        return "<t:" + time.at().getEpochSecond() + ":f>";
    }

    private static String address(URI target) {
        return target.toASCIIString().replace("<", "%3C").replace(">", "%3E");
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        boolean atStart = true;
        for (int c : Printable.block(text).codePoints().toArray()) {
            if (SPECIAL.indexOf(c) >= 0 || (atStart && SPECIAL_AT_START.indexOf(c) >= 0)) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
            atStart = c == '\n' || (atStart && c == ' ');
        }
        return escaped.toString();
    }
}
