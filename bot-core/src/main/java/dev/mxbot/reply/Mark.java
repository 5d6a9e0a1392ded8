package dev.mxbot.reply;

/** A colour and the word that stands beside it: a mark never speaks by colour alone. */
public enum Mark {
    BROKEN("BROKEN", Tone.RED),
    AT_RISK("AT RISK", Tone.AMBER),
    HEALTHY("HEALTHY", Tone.GREEN),
    UNKNOWN("UNKNOWN", Tone.GREY),
    CRITICAL("CRITICAL", Tone.RED),
    ERROR("ERROR", Tone.RED),
    WARNING("WARNING", Tone.AMBER),
    NOTICE("NOTICE", Tone.GREY),
    /** The answer to a question that is answered with yes or no. */
    PASS("PASS", Tone.GREEN),
    FAIL("FAIL", Tone.RED),
    /** No mark: help, questions, progress. */
    NONE("", Tone.NEUTRAL);

    /** The colour's meaning; the renderer picks the shade. */
    public enum Tone {
        RED,
        AMBER,
        GREEN,
        GREY,
        NEUTRAL
    }

    private final String word;
    private final Tone tone;

    Mark(String word, Tone tone) {
        this.word = word;
        this.tone = tone;
    }

    public String word() {
        return word;
    }

    public Tone tone() {
        return tone;
    }
}
