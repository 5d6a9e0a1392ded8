package dev.mxbot.diagnosis;

import java.util.Locale;

/** Whether mail works; also of one lane. */
public enum Verdict {
    HEALTHY,
    AT_RISK,
    UNKNOWN,
    BROKEN,
    /** The lane does not apply: the domain says that it does not use it. */
    NONE;

    /** The word of the report: {@code at_risk}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
