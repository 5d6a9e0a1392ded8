package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import org.jdbi.v3.core.Handle;

/** Channels as the outbox knows them. */
final class Destinations {
    private Destinations() {}

    /** Neither a platform's name nor a workspace's id holds a slash. */
    static String id(Channel channel) {
        return channel.platform() + "/" + channel.workspace() + "/" + channel.id();
    }

    /** Gives the channel a row, unless it has one. */
    static void introduce(Handle handle, Channel channel) {
        Columns.bind(handle.createUpdate("""
                                INSERT INTO destination (id, platform, workspace, channel, last_seq, due_at, holder, held_until, fence,
                                    failures, failing_for, gone_at, gone_why, gone_whole, notice_at, notices)
                                VALUES (:id, :platform, :workspace, :channel, 0, NULL, '', 0, 0, 0, 0, NULL, '', 0, NULL, 0)
                                ON CONFLICT (id) DO NOTHING"""), channel).bind("id", id(channel)).execute();
    }
}
