package dev.mxbot.reply;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.mxbot.reply.Mark.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A reply as plain text: for terminals, notifications and attached files. Marks are words, foreign text is shown as {@link Printable}
 * does, code stands indented and is never wrapped, so that it can be copied.
 */
public final class PlainText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int NARROWEST = 20;

    private final int width;
    private final Ink ink;
    private final Twigs twigs;

    /** Without colour. */
    public PlainText(int width) {
        this(width, Ink.NONE);
    }

    public PlainText(int width, Ink ink) {
        this(width, ink, Twigs.DRAWN);
    }

    /**
     * @param width columns to wrap at; {@link Integer#MAX_VALUE} leaves wrapping to the reader
     */
    public PlainText(int width, Ink ink, Twigs twigs) {
        this.width = Math.max(NARROWEST, width);
        this.ink = ink;
        this.twigs = twigs;
    }

    /** What the lines of a tree are made of. */
    public enum Twigs {
        DRAWN("├─ ", "└─ ", "│  "),
        /** For terminals that know no other characters. */
        ASCII("|- ", "`- ", "|  ");

        private static final String NONE = "   ";

        private final String fork;
        private final String last;
        private final String past;

        Twigs(String fork, String last, String past) {
            this.fork = fork;
            this.last = last;
            this.past = past;
        }
    }

    /** How words are made to stand out; what it adds takes no room on the line. */
    public interface Ink {
        /** The words alone. */
        Ink NONE = new Ink() {};

        /** A mark's word, say {@code BROKEN}. */
        default String mark(Tone tone, String word) {
            return word;
        }

        default String strong(String words) {
            return words;
        }

        default String faint(String words) {
            return words;
        }

        default String code(String line) {
            return line;
        }
    }

    /** The whole reply without its buttons; lines end with a line feed, the last one too. */
    public String render(Reply reply) {
        Page page = new Page();
        page.marked(0, "", reply.mark(), reply.headline());
        page.blocks(reply.blocks(), 0);
        return page.text();
    }

    /** A tree by itself, a node a line. */
    public String render(Tree tree) {
        Page page = new Page();
        page.branch("", "", tree);
        return page.text();
    }

    /** One text in one line. */
    public static String line(Text text) {
        StringBuilder line = new StringBuilder();
        text.runs().forEach(run -> line.append(run.accept(WORDS)));
        return line.toString();
    }

    private static final Inline.Visitor<String> WORDS = new Inline.Visitor<>() {
        @Override
        public String plain(Inline.Plain plain) {
            return plain.text();
        }

        @Override
        public String strong(Inline.Strong strong) {
            return strong.text();
        }

        @Override
        public String literal(Inline.Literal literal) {
            return Printable.line(literal.text());
        }

        @Override
        public String link(Inline.Link link) {
            String target = link.target().toString();
            return link.label().equals(target) ? target : link.label() + " (" + target + ")";
        }

        @Override
        public String time(Inline.Time time) {
            return format(time.at());
        }
    };

    private static String format(Instant at) {
        return TIME.format(at);
    }

    /** Columns that a terminal needs for it: ideographs two, combining marks none. */
    public static int columns(String text) {
        return text.codePoints().map(PlainText::columns).sum();
    }

    private static int columns(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        int wide = UCharacter.getIntPropertyValue(c, UProperty.EAST_ASIAN_WIDTH);
        return wide == UCharacter.EastAsianWidth.WIDE || wide == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
    }

    /** A stretch of text in one look. */
    private record Span(Look look, String text) {}

    private enum Look {
        PLAIN,
        STRONG,
        FAINT
    }

    /** The lines written so far. */
    private final class Page implements Block.Visitor<Void> {
        private final StringBuilder out = new StringBuilder();
        private int indent;
        private int number;

        String text() {
            return out.toString();
        }

        void blocks(List<Block> blocks, int at) {
            int outerIndent = indent;
            int outerNumber = number;
            indent = at;
            number = 0;
            blocks.forEach(block -> block.accept(this));
            indent = outerIndent;
            number = outerNumber;
        }

        /** {@code 1  CRITICAL  title}, wrapped under the title. */
        void marked(int at, String number, Mark mark, Text title) {
            String lead = number.isEmpty() ? "" : number + "  ";
            String word = mark == Mark.NONE ? "" : mark.word() + "  ";
            String inked = mark == Mark.NONE ? "" : ink.mark(mark.tone(), mark.word()) + "  ";
            // A wide hang would leave a narrow terminal no room: then only the number hangs.
            int hang = number.isEmpty() ? 0 : columns(lead);
            write(at, lead + inked, columns(lead + word), at + hang, spans(title, Look.PLAIN));
        }

        @Override
        public Void paragraph(Block.Paragraph paragraph) {
            write(indent, "", 0, indent, spans(paragraph.text(), Look.PLAIN));
            return null;
        }

        @Override
        public Void section(Block.Section section) {
            out.append('\n');
            write(indent, "", 0, indent, spans(section.title(), Look.STRONG));
            blocks(section.body(), indent);
            return null;
        }

        @Override
        public Void item(Block.Item item) {
            number++;
            if (number == 1 && indent == 0) {
                out.append('\n');
            }
            marked(indent, String.valueOf(number), item.mark(), item.title());
            blocks(item.body(), indent + 3);
            return null;
        }

        @Override
        public Void bullets(Block.Bullets bullets) {
            bullets.lines().forEach(line -> write(indent, "- ", 2, indent + 2, spans(line, Look.PLAIN)));
            return null;
        }

        @Override
        public Void code(Block.Code code) {
            Printable.block(code.text())
                    .lines()
                    .forEach(line -> out.append(" ".repeat(indent + 4))
                            .append(ink.code(line))
                            .append('\n'));
            return null;
        }

        @Override
        public Void aside(Block.Aside aside) {
            write(indent, "", 0, indent, spans(aside.text(), Look.FAINT));
            return null;
        }

        @Override
        public Void picture(Block.Picture picture) {
            write(indent, "", 0, indent, List.of(new Span(Look.FAINT, "[picture: " + picture.alt() + "]")));
            return null;
        }

        @Override
        public Void diagram(Block.Diagram diagram) {
            String margin = " ".repeat(indent);
            branch(margin, margin, diagram.tree());
            return null;
        }

        /**
         * A node and what is below it.
         *
         * @param lead what stands before the node
         * @param under what stands before everything below it
         */
        void branch(String lead, String under, Tree tree) {
            String word = tree.mark() == Mark.NONE ? "" : tree.mark().word() + "  ";
            String inked = tree.mark() == Mark.NONE
                    ? ""
                    : ink.mark(tree.mark().tone(), tree.mark().word()) + "  ";
            String below = under + (tree.children().isEmpty() ? Twigs.NONE : twigs.past);
            write(lead + inked, columns(lead + word), below, spans(tree.label(), Look.PLAIN));
            for (int i = 0; i < tree.children().size(); i++) {
                boolean last = i == tree.children().size() - 1;
                branch(
                        under + (last ? twigs.last : twigs.fork),
                        under + (last ? Twigs.NONE : twigs.past),
                        tree.children().get(i));
            }
        }

        private List<Span> spans(Text text, Look look) {
            List<Span> spans = new ArrayList<>();
            for (Inline run : text.runs()) {
                spans.add(new Span(run instanceof Inline.Strong ? Look.STRONG : look, run.accept(WORDS)));
            }
            return spans;
        }

        private void write(int at, String lead, int leadColumns, int hang, List<Span> spans) {
            write(" ".repeat(at) + lead, at + leadColumns, " ".repeat(hang), spans);
        }

        /**
         * Breaks at spaces only: a record or a host name that is longer than the line stays whole.
         *
         * @param margin what stands before each of its lines but the first
         */
        private void write(String lead, int leadColumns, String margin, List<Span> spans) {
            out.append(lead);
            int column = leadColumns;
            boolean fresh = true;
            StringBuilder gap = new StringBuilder();
            for (List<Span> word : words(spans)) {
                String bare = bare(word);
                if (bare.isBlank()) {
                    gap.append(bare);
                    continue;
                }
                int needed = columns(bare);
                if (!fresh && column + gap.length() + needed > width) {
                    out.append('\n').append(margin);
                    column = columns(margin);
                } else {
                    out.append(gap);
                    column += gap.length();
                }
                gap.setLength(0);
                word.forEach(span -> out.append(inked(span)));
                column += needed;
                fresh = false;
            }
            out.append('\n');
        }

        private String inked(Span span) {
            return switch (span.look()) {
                case PLAIN -> span.text();
                case STRONG -> ink.strong(span.text());
                case FAINT -> ink.faint(span.text());
            };
        }
    }

    private static String bare(List<Span> word) {
        StringBuilder bare = new StringBuilder();
        word.forEach(span -> bare.append(span.text()));
        return bare.toString();
    }

    /** Words and the gaps between them, in order; a word may change its look in the middle. */
    private static List<List<Span>> words(List<Span> spans) {
        List<List<Span>> words = new ArrayList<>();
        List<Span> word = new ArrayList<>();
        boolean inGap = false;
        for (Span span : spans) {
            String text = span.text();
            int from = 0;
            for (int i = 0; i < text.length(); i++) {
                boolean gap = text.charAt(i) == ' ';
                if (gap != inGap) {
                    word = close(words, word, span, from, i);
                    from = i;
                    inGap = gap;
                }
            }
            if (from < text.length()) {
                word.add(new Span(span.look(), text.substring(from)));
            }
        }
        if (!word.isEmpty()) {
            words.add(word);
        }
        return words;
    }

    private static List<Span> close(List<List<Span>> words, List<Span> word, Span span, int from, int to) {
        if (to > from) {
            word.add(new Span(span.look(), span.text().substring(from, to)));
        }
        if (word.isEmpty()) {
            return word;
        }
        words.add(word);
        return new ArrayList<>();
    }
}
