package dev.mxbot.watch;

import dev.mxbot.reply.Button;
import java.time.Instant;
import java.util.List;

/** The buttons under an alert: what each asks for, and of what. */
public final class WatchButtons {
    /** Takes the incident; its argument: the watch's id, a blank, the incident's id. */
    public static final String ACKNOWLEDGE = "ack";

    /** Says nothing for a while; its argument: the watch's id. */
    public static final String MUTE = "mute";

    /** Checks the domain again, now; its argument: the watch's id. */
    public static final String RECHECK = "rewatch";

    /** Shows what had been found, and what changed; its argument: the watch's id, the incident's id, and when it was said in seconds since 1970, a blank between. */
    public static final String CHANGE = "change";

    private WatchButtons() {}

    /** Under a message that tells of trouble. */
    static List<Button> trouble(String watch, String incident, Instant said) {
        return List.of(
                new Button("Acknowledge", ACKNOWLEDGE, watch + " " + incident),
                new Button("Mute 2 h", MUTE, watch),
                new Button("Re-check", RECHECK, watch),
                show("Show change", watch, incident, said));
    }

    /** Under a message that tells of a change. */
    static List<Button> change(String watch, String incident, Instant said) {
        return List.of(new Button("Re-check", RECHECK, watch), show("Show change", watch, incident, said));
    }

    /** Under a message that tells how it stands. */
    static List<Button> state(String watch, String incident, Instant said) {
        return List.of(new Button("Re-check", RECHECK, watch), show("Show findings", watch, incident, said));
    }

    private static Button show(String label, String watch, String incident, Instant said) {
        return new Button(label, CHANGE, watch + " " + incident + " " + said.getEpochSecond());
    }

    static List<Button> recheck(String watch) {
        return List.of(new Button("Re-check", RECHECK, watch));
    }
}
