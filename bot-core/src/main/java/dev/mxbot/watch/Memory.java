package dev.mxbot.watch;

/** All that a watch remembers between two checks. */
public record Memory() {
    /** Of a watch that has not been checked yet. */
    public static final Memory NONE = new Memory();
}
