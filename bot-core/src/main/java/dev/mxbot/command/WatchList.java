package dev.mxbot.command;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.report.Prose;
import dev.mxbot.watch.Digests.Rhythm;
import dev.mxbot.watch.Digests.Wish;
import dev.mxbot.watch.OutboxDead;
import dev.mxbot.watch.Watched;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The watches of one channel as a reply, the worst first. */
final class WatchList {
    private static final int MOST = 40;
    private static final int LONGEST = 200;
    private static final List<Mark> WORST_FIRST = List.of(Mark.BROKEN, Mark.AT_RISK, Mark.UNKNOWN, Mark.HEALTHY);

    private WatchList() {}

    static Reply of(List<Watched> watches, Wish digest, List<OutboxDead> dead, Names.Known names, Instant now) {
        if (watches.isEmpty() && dead.isEmpty()) {
            return Reply.of(
                    Mark.NONE,
                    Text.of("This channel watches nothing. Try /mxwatch add example.com."),
                    List.of(),
                    List.of());
        }
        List<WatchState> states = watches.stream()
                .map(one -> new WatchState(one, now, names))
                .sorted(Comparator.comparingInt(state -> WORST_FIRST.indexOf(state.mark())))
                .toList();
        List<Block> blocks = new ArrayList<>();
        states.stream()
                .limit(MOST)
                .map(state -> new Block.Item(state.mark(), state.title(), List.of(state.details())))
                .forEach(blocks::add);
        if (states.size() > MOST) {
            blocks.add(new Block.Paragraph(Text.of("and " + (states.size() - MOST) + " more")));
        }
        if (digest.rhythm() != Rhythm.OFF) {
            blocks.add(new Block.Paragraph(Text.of("A digest comes " + SpokenDigest.words(digest) + ".")));
        }
        if (!dead.isEmpty()) {
            blocks.add(new Block.Section(
                    Text.of("Not delivered to this channel"),
                    List.of(new Block.Bullets(dead.stream().map(WatchList::dead).toList()))));
        }
        return Reply.of(
                states.stream().findFirst().map(WatchState::mark).orElse(Mark.NONE),
                Text.of("This channel watches " + Prose.count(watches.size(), "domain", "domains") + marks(states)
                        + "."),
                blocks,
                List.of());
    }

    /** {@code : 1 broken, 2 healthy} */
    private static String marks(List<WatchState> states) {
        String words = WORST_FIRST.stream()
                .flatMap(mark -> {
                    long count = states.stream()
                            .filter(state -> state.mark() == mark)
                            .count();
                    return count == 0
                            ? Stream.empty()
                            : Stream.of(count + " " + mark.word().toLowerCase(Locale.ROOT));
                })
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : ": " + words;
    }

    private static Text dead(OutboxDead dead) {
        return Text.literal(dead.domain())
                .plain(", " + dead.transition().words() + " at ")
                .and(new Inline.Time(dead.at()))
                .plain(": ")
                .thenLiteral(Printable.line(dead.why(), LONGEST));
    }
}
