package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.history.Difference;
import dev.mxbot.history.Recorded;
import dev.mxbot.history.Snapshot;
import dev.mxbot.watch.Watch;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of what was published differently. */
final class Changes {
    private Changes() {}

    static void insert(Handle handle, Watch watch, Recorded change) {
        Columns.bind(
                        handle.createUpdate(
                                "INSERT INTO change_record (watch_id, platform, workspace, channel, domain, after_at, by_at, "
                                        + "differences, effect, snapshot) VALUES (:watch, :platform, :workspace, :channel, :domain, "
                                        + ":after, :by, :differences, :effect, :snapshot)"),
                        watch.channel())
                .bind("watch", watch.id())
                .bind("domain", watch.domain().text())
                .bind("after", change.after().toEpochMilli())
                .bind("by", change.by().toEpochMilli())
                .bind("differences", Json.writeList(Difference.class, change.differences()))
                .bind("effect", Columns.text(change.effect()))
                .bind("snapshot", Json.write(Snapshot.class, change.snapshot()))
                .execute();
    }

    static List<Recorded> newest(Handle handle, Channel channel, DomainName domain, int most) {
        return Columns.bind(
                        handle.createQuery("SELECT * FROM change_record WHERE platform = :platform "
                                + "AND workspace = :workspace AND channel = :channel AND domain = :domain "
                                + "ORDER BY by_at DESC, id DESC LIMIT :most"),
                        channel)
                .bind("domain", domain.text())
                .bind("most", most)
                .map((row, context) -> new Recorded(
                        Columns.time(row, "after_at"),
                        Columns.time(row, "by_at"),
                        Json.readList(Difference.class, row.getString("differences")),
                        row.getString("effect"),
                        Json.read(Snapshot.class, row.getString("snapshot"))))
                .list();
    }
}
