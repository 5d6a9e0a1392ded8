package dev.mxbot.watch;

import dev.mxbot.channel.Placement;
import dev.mxbot.reply.Reply;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Decides how much of what waits for a channel goes out as one message, and where in the channel (RELIABILITY.md P17, P18). */
final class Grouping {
    /** Not only for those who follow the thread. */
    private static final Set<Transition> ALSO_IN_CHANNEL =
            EnumSet.of(Transition.WORSENED, Transition.RESOLVED, Transition.REMINDER);

    /** One replaces the one before; the other is a list of its own. */
    private static final Set<Transition> ALONE = EnumSet.of(Transition.SPREADING, Transition.DIGEST);

    private Grouping() {}

    /**
     * One message.
     *
     * @param last the place in the order of the last announcement in it; those before are in it, too
     * @param progress the next of its kind replaces it
     */
    record Parcel(long last, Placement where, Reply reply, boolean progress) {}

    /** The first message of what waits: never one announcement before another that was decided earlier. */
    static Parcel first(OutboxLoad load) {
        if (load.flood().isPresent()) {
            OutboxLoad.Flood flood = load.flood().get();
            return new Parcel(flood.last(), new Placement.Apart(), GroupReply.summary(flood, load.rows()), false);
        }
        OutboxRow first = load.rows().get(0);
        // What was perhaps sent is sent again as the same message.
        List<OutboxRow> rows = load.retry().isPresent() ? load.rows() : together(load.rows());
        return new Parcel(
                rows.get(rows.size() - 1).seq(),
                place(first),
                rows.size() == 1 ? first.reply() : GroupReply.of(rows),
                first.transition() == Transition.SPREADING && first.parent().isPresent());
    }

    /** As many of the first as stand in one place; of one incident only one, as the next has its place under that. */
    private static List<OutboxRow> together(List<OutboxRow> rows) {
        OutboxRow first = rows.get(0);
        Set<List<String>> incidents = new HashSet<>();
        int count = 0;
        while (count < rows.size()
                && (count == 0 || joins(first, rows.get(count)))
                && incidents.add(
                        List.of(rows.get(count).watch(), rows.get(count).incident()))) {
            count++;
        }
        return rows.subList(0, count);
    }

    private static boolean joins(OutboxRow first, OutboxRow next) {
        return !first.alone()
                && !next.alone()
                && !ALONE.contains(first.transition())
                && !ALONE.contains(next.transition())
                && place(first).equals(place(next))
                // Under one message stand several incidents only if it was a group: what ends together is said
                // together.
                && (first.parent().isEmpty() || first.transition() == next.transition());
    }

    private static Placement place(OutboxRow row) {
        if (row.parent().isEmpty()) {
            return new Placement.Apart();
        }
        if (row.transition() == Transition.SPREADING && row.progress().isPresent()) {
            return new Placement.InsteadOf(row.progress().get());
        }
        return new Placement.Under(row.parent().get(), ALSO_IN_CHANNEL.contains(row.transition()));
    }
}
