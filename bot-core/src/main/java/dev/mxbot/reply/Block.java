package dev.mxbot.reply;

import java.util.List;

/** A part of a reply, one under the other. */
public sealed interface Block {
    <T> T accept(Visitor<T> visitor);

    record Paragraph(Text text) implements Block {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.paragraph(this);
        }
    }

    /** Blocks under a title of their own. */
    record Section(Text title, List<Block> body) implements Block {
        public Section {
            body = List.copyOf(body);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.section(this);
        }
    }

    /**
     * One marked entry, a finding say; the body may be left out where space is short, the title never before the body. Renderers number
     * the items of one list from 1, in front of the mark: {@code 1  CRITICAL  title}.
     */
    record Item(Mark mark, Text title, List<Block> body) implements Block {
        public Item {
            body = List.copyOf(body);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.item(this);
        }
    }

    record Bullets(List<Text> lines) implements Block {
        public Bullets {
            lines = List.copyOf(lines);
        }

        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.bullets(this);
        }
    }

    /** Text to copy, as it is: records, commands. Foreign text is allowed in it. */
    record Code(String text) implements Block {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.code(this);
        }
    }

    /** What is said only where there is room for it; the first to go. */
    record Aside(Text text) implements Block {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.aside(this);
        }
    }

    /**
     * A picture; what it shows is always said in text as well.
     *
     * @param alt what the picture says, for those who do not see it
     * @param png the picture's bytes
     */
    record Picture(String alt, Png png) implements Block {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.picture(this);
        }
    }

    /** A tree in lines of text: the only shape in which everybody can read it. */
    record Diagram(Tree tree) implements Block {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.diagram(this);
        }
    }

    /** What a renderer makes of each kind of block. */
    interface Visitor<T> {
        T paragraph(Paragraph paragraph);

        T section(Section section);

        T item(Item item);

        T bullets(Bullets bullets);

        T code(Code code);

        T aside(Aside aside);

        T picture(Picture picture);

        T diagram(Diagram diagram);
    }
}
