package dev.mxbot.discord;

/** How much of a reply is sent; each form is simpler than the one before, and is sent when Discord does not take that one. */
enum Form {
    /** As it is meant, shortened to what fits; if it had to be, with the whole as a file. */
    FULL,
    /** The same, where no file may be attached. */
    WITHOUT_FILES,
    /** The verdict, and all the rest as a file. */
    HEADLINE_AND_FILE,
    /** The verdict alone. */
    HEADLINE;

    boolean isBrief() {
        return this == HEADLINE_AND_FILE || this == HEADLINE;
    }

    boolean hasFiles() {
        return this == FULL || this == HEADLINE_AND_FILE;
    }
}
