package dev.mxbot.plan;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import java.time.Duration;
import java.util.List;

/**
 * One thing to do, and how long to wait before the next.
 *
 * @param what an order: "Lower the TTL of example.com MX to 300 s"
 * @param why completes "wait 1 h: "; empty where nothing is to be waited for
 */
public record Step(String what, List<ZoneRecord> add, List<ZoneRecord> remove, Duration pause, String why) {
    private static final int NAMED = 3;

    public Step {
        add = List.copyOf(add);
        remove = List.copyOf(remove);
    }

    static Step of(String what, List<ZoneRecord> add, List<ZoneRecord> remove) {
        return new Step(what, add, remove, Duration.ZERO, "");
    }

    Step waiting(Duration time, String reason) {
        return new Step(what, add, remove, time, reason);
    }

    /** In one line: the order, and the wait. */
    public String sentence() {
        return pause.isZero() ? what : what + ", then wait " + length(pause) + ": " + why;
    }

    /** {@code 300 s}, {@code 1 h}, {@code 7 d}: the largest unit that says it exactly. */
    public static String length(Duration time) {
        long seconds = time.toSeconds();
        if (seconds >= 86_400 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " d";
        } else if (seconds >= 3600 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds >= 600 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    static String names(List<DomainName> names) {
        String shown = String.join(
                ", ", names.stream().limit(NAMED).map(DomainName::text).toList());
        return names.size() > NAMED ? shown + " and " + (names.size() - NAMED) + " more" : shown;
    }
}
