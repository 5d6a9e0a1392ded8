package dev.mxbot.watch;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Words several announcements as one message. */
final class GroupReply {
    /** More domains than these with one cause are a list. */
    private static final int SEPARATE = 10;

    private static final int LISTED = 20;
    private static final int NAMED = 3;
    private static final int BUTTONS = 5;
    private static final int LONGEST_LABEL = 40;

    private GroupReply() {}

    static Reply of(List<OutboxRow> rows) {
        List<List<OutboxRow>> clusters = clusters(rows);
        if (clusters.size() == 1 && isList(clusters.get(0))) {
            List<OutboxRow> cluster = clusters.get(0);
            List<Block> blocks = new ArrayList<>();
            blocks.add(domains(cluster));
            blocks.add(example(cluster.get(0)));
            return Reply.of(mark(rows), title(cluster), blocks, List.of());
        }
        List<Block> items = new ArrayList<>();
        for (List<OutboxRow> cluster : clusters) {
            if (isList(cluster)) {
                items.add(new Block.Item(mark(cluster), title(cluster), List.of(domains(cluster))));
            } else {
                cluster.forEach(row -> items.add(new Block.Item(
                        row.reply().mark(), row.reply().headline(), row.reply().blocks())));
            }
        }
        return Reply.of(mark(rows), named(rows), items, buttons(rows));
    }

    /**
     * What a channel that could not be reached for long is told first.
     *
     * @param latest the last word about some of the incidents, those that still stand first
     */
    static Reply summary(OutboxLoad.Flood flood, List<OutboxRow> latest) {
        Text headline = Text.of(flood.announcements() + " announcements about " + domains(flood.domains())
                        + " waited for this channel since ")
                .and(new Inline.Time(flood.since()))
                .plain(". This is where they stand.");
        long left = flood.incidents() - latest.size();
        List<Text> lines =
                new ArrayList<>(latest.stream().map(row -> said(row.reply())).toList());
        if (left > 0) {
            lines.add(Text.of("and " + left + " more"));
        }
        return Reply.of(
                mark(latest),
                headline,
                List.of(
                        new Block.Paragraph(Text.of(flood.standing() + " of " + flood.incidents()
                                + (flood.incidents() == 1 ? " incident is" : " incidents are") + " not over.")),
                        new Block.Bullets(lines),
                        new Block.Aside(
                                Text.of("/mxwatch list shows how each domain is now, /mxhistory what changed."))),
                List.of());
    }

    /** Rows with one cause and one transition where there are many of them, otherwise each apart; in the order of their first. */
    private static List<List<OutboxRow>> clusters(List<OutboxRow> rows) {
        Map<List<Object>, List<OutboxRow>> byCause = new LinkedHashMap<>();
        for (OutboxRow row : rows) {
            Object unlikeOthers = row.cause().isEmpty() ? (Object) row.seq() : row.cause();
            byCause.computeIfAbsent(List.of(row.transition(), unlikeOthers), key -> new ArrayList<>())
                    .add(row);
        }
        return List.copyOf(byCause.values());
    }

    private static boolean isList(List<OutboxRow> cluster) {
        return cluster.size() > SEPARATE;
    }

    private static Text title(List<OutboxRow> cluster) {
        String what = switch (cluster.get(0).transition()) {
            case OPENED -> "have trouble, all with one cause: ";
            case WORSENED -> "have worse trouble, all with one cause: ";
            case RESOLVED -> "are out of trouble that had one cause: ";
            default -> "have news with one cause: ";
        };
        return Text.of(cluster.size() + " domains " + what)
                .thenLiteral(cluster.get(0).cause())
                .plain(".");
    }

    private static Block domains(List<OutboxRow> cluster) {
        List<Text> lines = new ArrayList<>(cluster.stream()
                .limit(LISTED)
                .map(row -> Text.literal(row.domain()))
                .toList());
        if (cluster.size() > LISTED) {
            lines.add(Text.of("and " + (cluster.size() - LISTED) + " more"));
        }
        return new Block.Bullets(lines);
    }

    private static Block example(OutboxRow row) {
        return new Block.Section(
                Text.of("One of them, in full"),
                Stream.concat(Stream.of(new Block.Paragraph(row.reply().headline())), row.reply().blocks().stream())
                        .toList());
    }

    private static Text named(List<OutboxRow> rows) {
        List<String> domains = rows.stream().map(OutboxRow::domain).distinct().toList();
        Text text = Text.of("News of " + domains(domains.size()) + ": ");
        for (int i = 0; i < Math.min(NAMED, domains.size()); i++) {
            text = i == 0 ? text : text.plain(", ");
            text = text.thenLiteral(domains.get(i));
        }
        return domains.size() > NAMED ? text.plain(" and " + (domains.size() - NAMED) + " more.") : text.plain(".");
    }

    private static String domains(long count) {
        return count == 1 ? "1 domain" : count + " domains";
    }

    /** The first button of each, naming its domain: under one message they cannot be told apart otherwise. */
    private static List<Button> buttons(List<OutboxRow> rows) {
        if (rows.size() > BUTTONS) {
            return List.of();
        }
        return rows.stream()
                .flatMap(row -> row.reply().buttons().stream().limit(1).map(button -> naming(button, row.domain())))
                .toList();
    }

    private static Button naming(Button button, String domain) {
        String label = button.label() + " " + domain;
        return new Button(
                label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL - 1) + "…",
                button.action(),
                button.argument());
    }

    /** One line of a reply, with its mark in words. */
    private static Text said(Reply reply) {
        return reply.mark() == Mark.NONE
                ? reply.headline()
                : reply.headline().runs().stream()
                        .reduce(
                                Text.of(new Inline.Strong(reply.mark().word() + "  ")),
                                Text::and,
                                (text, more) -> text);
    }

    /** The worst of them. */
    private static Mark mark(List<OutboxRow> rows) {
        // Tones stand worst first.
        return rows.stream()
                .map(row -> row.reply().mark())
                .min(Comparator.comparing(Mark::tone))
                .orElse(Mark.NONE);
    }
}
