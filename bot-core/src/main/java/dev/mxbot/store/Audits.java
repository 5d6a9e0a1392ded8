package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.watch.AuditEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The rows of who did what (RELIABILITY.md P29). */
final class Audits {
    private Audits() {}

    static void insert(Handle handle, AuditEntry entry) {
        Columns.bind(
                        handle.createUpdate(
                                "INSERT INTO audit (at, who, platform, workspace, channel, what, domain, detail) "
                                        + "VALUES (:at, :who, :platform, :workspace, :channel, :what, :domain, :detail)"),
                        entry.where())
                .bind("at", entry.at().toEpochMilli())
                .bind("who", Columns.text(entry.who()))
                .bind("what", entry.what())
                .bind("domain", entry.domain())
                .bind("detail", Columns.text(entry.detail()))
                .execute();
    }

    static List<AuditEntry> newest(Handle handle, Channel channel, DomainName domain, int most) {
        return Columns.bind(
                        handle.createQuery("SELECT * FROM audit WHERE platform = :platform AND workspace = :workspace "
                                + "AND channel = :channel AND domain = :domain ORDER BY at DESC, id DESC LIMIT :most"),
                        channel)
                .bind("domain", domain.text())
                .bind("most", most)
                .map((row, context) -> new AuditEntry(
                        Columns.time(row, "at"),
                        row.getString("who"),
                        Columns.channel(row),
                        row.getString("what"),
                        row.getString("domain"),
                        row.getString("detail")))
                .list();
    }
}
