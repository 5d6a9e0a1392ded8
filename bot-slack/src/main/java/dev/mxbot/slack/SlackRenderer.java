package dev.mxbot.slack;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Fitting;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a reply as Block Kit. Everything that can hold foreign text is {@code rich_text} or {@code plain_text}, never {@code mrkdwn}: a
 * TXT record that says {@code <!channel>} reads so and calls nobody.
 */
final class SlackRenderer {
    /** https://docs.slack.dev/reference/block-kit/blocks */
    static final int MOST_BLOCKS = 50;

    /**
     * Slack refuses messages with {@code msg_blocks_too_long} at about 13,200 characters, whatever their blocks
     * (https://github.com/slackapi/bolt-js/issues/2509).
     */
    static final int MOST_JSON = 12_000;

    /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object says 3000; a context is small print. */
    static final int MOST_CONTEXT = 2_000;

    /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
    static final int MOST_BUTTONS = 25;

    /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
    static final int MOST_LABEL = 75;

    /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
    static final int MOST_VALUE = 2_000;

    /** Preformatted text scrolls sideways on a phone: a tree is wrapped before that, under its own branch. */
    private static final PlainText TREES = new PlainText(64);

    /** https://docs.slack.dev/reference/methods/chat.postMessage advises 4000 and cuts at 40,000. */
    static final int MOST_TEXT = 3_000;

    @Inject
    SlackRenderer() {}

    SlackMessage render(Reply reply) {
        Reply fitted = Fitting.fit(reply, smaller -> fits(new SlackMessage("", blocks(smaller))));
        return new SlackMessage(fallback(reply), blocks(fitted));
    }

    /** Escapes what Slack looks for in a message's text: https://docs.slack.dev/messaging/formatting-message-text */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** True if Slack takes the message's blocks as far as their number and size go. */
    static boolean fits(SlackMessage message) {
        return message.blocks().size() <= MOST_BLOCKS && message.blocksAsJson().length() <= MOST_JSON;
    }

    private static String fallback(Reply reply) {
        String text = new PlainText(Integer.MAX_VALUE).render(reply).strip();
        String escaped = escape(text);
        while (escaped.length() > MOST_TEXT) {
            // Cut before escaping, so that no entity is cut in two.
            int keep = Math.min(text.length() - 1, MOST_TEXT * text.length() / escaped.length());
            text = text.substring(0, keep).strip();
            escaped = escape(text) + "…";
        }
        return escaped;
    }

    private static List<Object> blocks(Reply reply) {
        Page page = new Page();
        page.headline(reply.mark(), reply.headline());
        reply.blocks().forEach(block -> block.accept(page));
        page.buttons(reply.buttons());
        return page.blocks();
    }

    private static Map<String, Object> context(String text) {
        return Json.object("type", "context", "elements", List.of(plainText(Printable.line(text, MOST_CONTEXT))));
    }

    private static Map<String, Object> plainText(String text) {
        return Json.object("type", "plain_text", "text", text, "emoji", false);
    }

    /** The blocks written so far; neighbouring pieces of rich text share one block as long as they belong together. */
    private static final class Page implements Block.Visitor<Page> {
        private final List<Object> blocks = new ArrayList<>();
        private final List<Map<String, Object>> rich = new ArrayList<>();
        private int items;

        void headline(Mark mark, Text headline) {
            List<Map<String, Object>> runs = new ArrayList<>(marked("", mark));
            runs.addAll(mark == Mark.NONE ? RichText.runs(headline) : RichText.boldRuns(headline));
            write(runs);
        }

        void buttons(List<Button> buttons) {
            List<Map<String, Object>> elements = new ArrayList<>();
            for (Button button : buttons) {
                if (elements.size() < MOST_BUTTONS && button.argument().length() <= MOST_VALUE) {
                    elements.add(Json.object(
                            "type",
                            "button",
                            "text",
                            plainText(Printable.line(button.label(), MOST_LABEL)),
                            "action_id",
                            Press.actionId(button.action(), elements.size()),
                            "value",
                            button.argument()));
                }
            }
            if (!elements.isEmpty()) {
                add(Json.object("type", "actions", "elements", elements));
            }
        }

        List<Object> blocks() {
            flush();
            return blocks;
        }

        @Override
        public Page paragraph(Block.Paragraph paragraph) {
            write(RichText.runs(paragraph.text()));
            return this;
        }

        @Override
        public Page section(Block.Section section) {
            flush();
            write(RichText.boldRuns(section.title()));
            section.body().forEach(block -> block.accept(this));
            flush();
            return this;
        }

        @Override
        public Page item(Block.Item item) {
            items++;
            // Items of one line stand close together, like a list.
            boolean apart = !item.body().isEmpty();
            if (apart) {
                flush();
            }
            List<Map<String, Object>> runs = new ArrayList<>(marked(items + "  ", item.mark()));
            runs.addAll(RichText.runs(item.title()));
            write(runs);
            item.body().forEach(block -> block.accept(this));
            if (apart) {
                flush();
            }
            return this;
        }

        @Override
        public Page bullets(Block.Bullets bullets) {
            List<List<Map<String, Object>>> lines = bullets.lines().stream()
                    .map(RichText::runs)
                    .filter(runs -> !runs.isEmpty())
                    .toList();
            if (!lines.isEmpty()) {
                rich.add(RichText.bullets(lines));
            }
            return this;
        }

        @Override
        public Page code(Block.Code code) {
            String text = Printable.block(code.text());
            if (!text.isEmpty()) {
                rich.add(RichText.preformatted(text));
            }
            return this;
        }

        @Override
        public Page aside(Block.Aside aside) {
            return smallPrint(PlainText.line(aside.text()));
        }

        @Override
        public Page picture(Block.Picture picture) {
            // It follows as a file, and what it shows is said in the text.
            return this;
        }

        @Override
        public Page diagram(Block.Diagram diagram) {
            rich.add(RichText.preformatted(TREES.render(diagram.tree()).stripTrailing()));
            return this;
        }

        private Page smallPrint(String text) {
            if (!text.isBlank()) {
                add(context(text));
            }
            return this;
        }

        private void write(List<Map<String, Object>> runs) {
            if (!runs.isEmpty()) {
                rich.add(RichText.section(RichText.joined(runs)));
            }
        }

        private void add(Map<String, Object> block) {
            flush();
            blocks.add(block);
        }

        private void flush() {
            if (!rich.isEmpty()) {
                blocks.add(Json.object("type", "rich_text", "elements", List.copyOf(rich)));
                rich.clear();
            }
        }

        /** The colour as an emoji, and the word beside it. */
        private static List<Map<String, Object>> marked(String number, Mark mark) {
            if (mark == Mark.NONE) {
                return number.isEmpty() ? List.of() : List.of(RichText.bold(number));
            }
            return List.of(RichText.emoji(colour(mark.tone())), RichText.bold(" " + number + mark.word() + "  "));
        }

        private static String colour(Mark.Tone tone) {
            return switch (tone) {
                case RED -> "red_circle";
                case AMBER -> "large_orange_circle";
                case GREEN -> "large_green_circle";
                case GREY, NEUTRAL -> "white_circle";
            };
        }
    }
}
