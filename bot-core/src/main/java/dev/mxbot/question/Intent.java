package dev.mxbot.question;

import java.util.Locale;

/** What somebody wants. */
public enum Intent {
    CHECK,
    /** To have a bounce explained. */
    BOUNCE,
    WATCH_ADD,
    WATCH_REMOVE,
    WATCH_LIST,
    /** To know whether an address passes SPF. */
    SPF_IP,
    HISTORY,
    PLAN,
    HELP,
    /** Nothing that is understood. */
    NONE;

    /** The word of {@code ask --json}: {@code watch_add}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
