package dev.mxbot.store;

import dev.mxbot.channel.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.SqlStatement;

/** What several tables have in common: a channel in three columns, a time in one, text that may be anybody's. */
final class Columns {
    /** NUL has no place in PostgreSQL's text, half a pair of UTF-16 in no database's. */
    private static final Pattern UNSTORABLE = Pattern.compile("[\0\ud800-\udfff]");

    private Columns() {}

    /** Binds {@code :platform}, {@code :workspace} and {@code :channel}. */
    static <S extends SqlStatement<S>> S bind(S statement, Channel channel) {
        return statement
                .bind("platform", channel.platform())
                .bind("workspace", channel.workspace())
                .bind("channel", channel.id());
    }

    static Channel channel(ResultSet row) throws SQLException {
        return new Channel(row.getString("platform"), row.getString("workspace"), row.getString("channel"));
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /** Free text as a column can hold it. */
    static String text(String free) {
        return UNSTORABLE.matcher(free).replaceAll("\ufffd");
    }
}
