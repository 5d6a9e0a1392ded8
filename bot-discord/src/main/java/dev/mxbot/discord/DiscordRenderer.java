package dev.mxbot.discord;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Fitting;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.container.ContainerChildComponent;
import net.dv8tion.jda.api.components.filedisplay.FileDisplay;
import net.dv8tion.jda.api.components.mediagallery.MediaGallery;
import net.dv8tion.jda.api.components.mediagallery.MediaGalleryItem;
import net.dv8tion.jda.api.components.separator.Separator;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.utils.FileUpload;

/**
 * A reply in Components V2: one container in the verdict's colour, the headline first, the findings apart from each other, the buttons last.
 *
 * <p>Limits: <a href="https://docs.discord.com/developers/components/reference">Discord's component reference</a>.
 */
final class DiscordRenderer {
    /** Components in a message, nested ones included. */
    static final int MAX_COMPONENTS = 40;

    /** Characters over all text of a message. */
    static final int MAX_TEXT = 4000;

    /** A button's label. */
    static final int MAX_LABEL = 80;

    /** What is said about a picture. */
    static final int MAX_PICTURE_TEXT = 1024;

    /** Buttons side by side. */
    static final int ROW = 5;

    /** Kept free for the line about the buttons and for what Discord may count differently. */
    private static final int RESERVE = 300;

    static final int BUDGET = MAX_TEXT - RESERVE;

    /** More parts than this stand in one piece of text: a part and the line above it cost two components. */
    private static final int MOST_PARTS = 10;

    /** A phone wraps code blocks wherever a line ends: a tree is wrapped before that, under its own branch. */
    private static final PlainText TREES = new PlainText(56);

    private static final int MOST_BUTTONS = 2 * ROW;
    private static final int MOST_PICTURES = 10;

    DiscordMessage render(Reply reply) {
        return render(reply, Form.FULL);
    }

    DiscordMessage render(Reply reply, Form form) {
        if (form.isBrief()) {
            return headlineOnly(reply, form);
        }
        if (fits(reply)) {
            return message(reply, form, List.of());
        }
        Reply shorter = Fitting.fit(reply, DiscordRenderer::fits);
        return fits(shorter) ? message(shorter, form, fullText(reply, form)) : headlineOnly(reply, form);
    }

    private static DiscordMessage headlineOnly(Reply reply, Form form) {
        String headline = marked("", reply.mark(), reply.headline());
        String text = headline.length() <= BUDGET ? headline : "The answer is too long for a message.";
        List<MessageTopLevelComponent> components = new ArrayList<>();
        components.add(container(reply.mark(), List.of(TextDisplay.of(text))));
        components.addAll(fullText(reply, form));
        return new DiscordMessage(components);
    }

    private static boolean fits(Reply reply) {
        return Parts.of(reply).text().stream().mapToInt(String::length).sum() <= BUDGET;
    }

    private static DiscordMessage message(Reply reply, Form form, List<MessageTopLevelComponent> attached) {
        Parts parts = Parts.of(reply);
        List<ContainerChildComponent> children = new ArrayList<>();
        for (String part : parts.text()) {
            if (!children.isEmpty()) {
                children.add(Separator.createDivider(Separator.Spacing.SMALL));
            }
            children.add(TextDisplay.of(part));
        }
        if (form.hasFiles() && !parts.pictures().isEmpty()) {
            children.add(MediaGallery.of(parts.pictures().stream()
                    .limit(MOST_PICTURES)
                    .map(DiscordRenderer::picture)
                    .toList()));
        }
        children.addAll(buttons(reply.buttons()));
        List<MessageTopLevelComponent> components = new ArrayList<>();
        components.add(container(reply.mark(), children));
        components.addAll(attached);
        return new DiscordMessage(components);
    }

    private static Container container(Mark mark, List<? extends ContainerChildComponent> children) {
        Container container = Container.of(children);
        return switch (mark.tone()) {
            case RED -> container.withAccentColor(0xC93A3A);
            case AMBER -> container.withAccentColor(0xE0A100);
            case GREEN -> container.withAccentColor(0x2E9E5B);
            case GREY -> container.withAccentColor(0x80848E);
            case NEUTRAL -> container;
        };
    }

    private static List<ContainerChildComponent> buttons(List<Button> buttons) {
        Map<String, net.dv8tion.jda.api.components.buttons.Button> byId = new LinkedHashMap<>();
        boolean leftOut = false;
        for (Button button : buttons) {
            Optional<String> id = new ButtonId(button.action(), button.argument()).encoded();
            if (id.isPresent() && byId.size() < MOST_BUTTONS) {
                byId.putIfAbsent(
                        id.get(),
                        net.dv8tion.jda.api.components.buttons.Button.secondary(
                                id.get(), Printable.line(button.label(), MAX_LABEL)));
            }
            leftOut |= id.isEmpty();
        }
        List<ContainerChildComponent> rows = new ArrayList<>();
        if (leftOut) {
            rows.add(TextDisplay.of("-# Too long for a button here: type the command again instead."));
        }
        if (!byId.isEmpty()) {
            rows.addAll(ActionRow.partitionOf(byId.values()));
        }
        return rows;
    }

    private static MediaGalleryItem picture(Block.Picture picture) {
        // Named by content: the name ties the file to its place, so two pictures must differ in it.
        String name = "picture-" + Integer.toHexString(picture.png().hashCode()) + ".png";
        return MediaGalleryItem.fromFile(FileUpload.fromData(picture.png().bytes(), name))
                .withDescription(Printable.line(picture.alt(), MAX_PICTURE_TEXT));
    }

    private static List<MessageTopLevelComponent> fullText(Reply reply, Form form) {
        if (!form.hasFiles()) {
            return List.of();
        }
        byte[] text = new PlainText(Integer.MAX_VALUE).render(reply).getBytes(StandardCharsets.UTF_8);
        return List.of(FileDisplay.fromFile(FileUpload.fromData(text, "mxbot.txt")));
    }

    private static String marked(String number, Mark mark, Text text) {
        return number + (mark == Mark.NONE ? "" : "**" + mark.word() + "**  ") + DiscordMarkdown.line(text);
    }

    /** A reply's text in pieces that stand apart, and its pictures. */
    private record Parts(List<String> text, List<Block.Picture> pictures) {
        static Parts of(Reply reply) {
            Writer writer = new Writer();
            List<String> parts = new ArrayList<>(List.of(marked("", reply.mark(), reply.headline())));
            List<String> texts = writer.each(reply.blocks());
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                Block block = reply.blocks().get(i);
                boolean apart = block instanceof Block.Item || block instanceof Block.Section;
                if (apart && parts.size() < MOST_PARTS) {
                    parts.add(text);
                } else if (!text.isEmpty()) {
                    int last = parts.size() - 1;
                    parts.set(last, parts.get(last) + (apart ? "\n\n" : "\n") + text);
                }
            }
            parts.removeIf(String::isBlank);
            return new Parts(parts, writer.pictures);
        }
    }

    /** Blocks as Markdown; pictures are put aside. */
    private static final class Writer implements Block.Visitor<String> {
        private final List<Block.Picture> pictures = new ArrayList<>();
        private int number;

        /** Each block of a list; its items are numbered. */
        List<String> each(List<Block> blocks) {
            int outer = number;
            number = 0;
            List<String> texts =
                    blocks.stream().map(block -> block.accept(this)).toList();
            number = outer;
            return texts;
        }

        @Override
        public String paragraph(Block.Paragraph paragraph) {
            return DiscordMarkdown.line(paragraph.text());
        }

        @Override
        public String section(Block.Section section) {
            return DiscordMarkdown.title(section.title()) + body(section.body());
        }

        @Override
        public String item(Block.Item item) {
            number++;
            return marked(number + "  ", item.mark(), item.title()) + body(item.body());
        }

        @Override
        public String bullets(Block.Bullets bullets) {
            return bullets.lines().stream()
                    .map(line -> "- " + DiscordMarkdown.line(line))
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public String code(Block.Code code) {
            return DiscordMarkdown.fence(code.text());
        }

        @Override
        public String aside(Block.Aside aside) {
            return "-# " + DiscordMarkdown.line(aside.text());
        }

        @Override
        public String picture(Block.Picture picture) {
            pictures.add(picture);
            return "";
        }

        @Override
        public String diagram(Block.Diagram diagram) {
            return DiscordMarkdown.fence(TREES.render(diagram.tree()).stripTrailing());
        }

        private String body(List<Block> body) {
            return each(body).stream()
                    .filter(text -> !text.isEmpty())
                    .map(text -> "\n" + text)
                    .collect(Collectors.joining());
        }
    }
}
