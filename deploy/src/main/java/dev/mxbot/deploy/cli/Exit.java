package dev.mxbot.deploy.cli;

/** What the exit status says. */
public final class Exit {
    /** Judged, and nothing at or above the limit. */
    public static final int OK = 0;

    /** Something at or above the limit. */
    public static final int FOUND = 1;

    /** Wrong usage or unreadable input. */
    public static final int USAGE = 2;

    /** The DNS could not be asked. */
    public static final int UNJUDGED = 3;

    /** The store cannot be reached for now; whoever starts mxbot may try again (EX_TEMPFAIL of sysexits.h). */
    public static final int LATER = 75;

    private Exit() {}
}
