package dev.mxbot.plan;

import java.util.List;

/** The text of a plan holds mistakes; each is one line that says where it is. */
public final class UnreadablePlan extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    UnreadablePlan(List<String> mistakes) {
        super(String.join("\n", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** {@code line 3: …}; quotes what was typed. */
    public List<String> mistakes() {
        return mistakes;
    }
}
