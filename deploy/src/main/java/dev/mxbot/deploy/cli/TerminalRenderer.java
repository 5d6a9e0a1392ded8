package dev.mxbot.deploy.cli;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Mark.Tone;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;

/** A reply on a terminal: the plain text, with colour where there are eyes for it. */
final class TerminalRenderer {
    private final PlainText text;

    TerminalRenderer(Streams streams) {
        this.text = new PlainText(
                streams.width(),
                streams.colour() ? new Ansi() : PlainText.Ink.NONE,
                streams.isUtf8() ? PlainText.Twigs.DRAWN : PlainText.Twigs.ASCII);
    }

    /** Without the pictures: what they show is said in words as well. */
    String render(Reply reply) {
        return text.render(reply.withBlocks(reply.blocks().stream()
                .filter(block -> !(block instanceof Block.Picture))
                .toList()));
    }

    /** Select Graphic Rendition of ECMA-48 section 8.3.117. */
    private static final class Ansi implements PlainText.Ink {
        @Override
        public String mark(Tone tone, String word) {
            return switch (tone) {
                case RED -> sgr("1;31", word);
                case AMBER -> sgr("1;33", word);
                case GREEN -> sgr("1;32", word);
                case GREY -> sgr("1;90", word);
                case NEUTRAL -> sgr("1", word);
            };
        }

        @Override
        public String strong(String words) {
            return sgr("1", words);
        }

        @Override
        public String faint(String words) {
            return sgr("2", words);
        }

        @Override
        public String code(String line) {
            return sgr("36", line);
        }

        private static String sgr(String parameters, String text) {
            return "\033[" + parameters + "m" + text + "\033[0m";
        }
    }
}
