package dev.mxbot.store;

import dev.mxbot.watch.StoreUnavailableException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** What a database's exception says, in words. */
final class Trouble {
    private Trouble() {}

    /** The store is out of reach; or else the exception as it was: a statement of ours is wrong. */
    static RuntimeException of(RuntimeException e) {
        SQLException sql = sql(e);
        return sql == null || isOurs(sql) ? e : unavailable(sql);
    }

    static StoreUnavailableException unavailable(SQLException e) {
        return new StoreUnavailableException("the store cannot be used: " + words(e), e);
    }

    /** Syntax and constraints: trying again brings the same. */
    private static boolean isOurs(SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            int code = code(sqlite);
            return code == 1 || code == 19 || code == 20 || code == 21 || code == 25;
        }
        String state = state(e);
        return state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
    }

    /**
     * What comes to an end by itself: the server or the way to it is gone (08, 57), it is full (53) or fails (58), it stands by for another
     * one (25006), or it ended what we were at for taking too long (25P03, 55P03) or for being in the way of others (40).
     */
    static boolean passes(SQLException e) {
        String state = state(root(e));
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58")
                || state.equals("25006")
                || state.equals("25P03")
                || state.equals("55P03");
    }

    /** What is there can be read, and nothing can be added: the disk is full, say. */
    static boolean isOfWritingOnly(Throwable e) {
        SQLException sql = sql(e);
        if (sql == null) {
            return false;
        }
        SQLException root = root(sql);
        if (root instanceof SQLiteException sqlite) {
            int code = code(sqlite);
            return code == 8 || code == 10 || code == 13;
        }
        return state(root).equals("53100") || state(root).equals("25006");
    }

    /** The server was reached and will not have us: no waiting helps. */
    static boolean isRefusal(SQLException e) {
        SQLException root = root(e);
        return state(root).startsWith("28") || state(root).equals("3D000");
    }

    /** SQLite does not understand its own file. */
    static boolean isDamage(SQLException e) {
        return root(e) instanceof SQLiteException sqlite && (code(sqlite) == 11 || code(sqlite) == 26);
    }

    static String words(SQLException e) {
        SQLException root = root(e);
        if (root instanceof SQLiteException sqlite) {
            String known = switch (code(sqlite)) {
                case 5, 6 -> "another process has held it for 20 s";
                case 8 -> "it can be read only";
                case 10 -> "the disk fails";
                case 11, 26 -> "the file is damaged";
                case 13 -> "the disk is full";
                case 14 -> "the file cannot be opened";
                default -> "SQLite says";
            };
            return known + " (" + sqlite.getResultCode() + ")";
        }
        String message = root.getMessage();
        return message == null ? root.getClass().getSimpleName() : firstLine(message);
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("no reason given").strip();
    }

    /** What a pool or a layer in between says about it is of no use to anybody. */
    private static SQLException root(SQLException e) {
        SQLException root = e;
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException deeper) {
                root = deeper;
            }
        }
        return root;
    }

    private static @Nullable SQLException sql(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** As in sqlite.org/rescode.html, without what an extended code adds. */
    private static int code(SQLiteException e) {
        return e.getResultCode().code & 0xff;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }
}
