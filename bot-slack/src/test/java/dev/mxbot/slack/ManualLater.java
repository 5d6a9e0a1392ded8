package dev.mxbot.slack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when the test says so. */
final class ManualLater implements Later {
    private record Due(Duration at, Runnable task) {}

    private final List<Due> due = new ArrayList<>();
    private final List<Duration> asked = new ArrayList<>();
    private Duration now = Duration.ZERO;

    @Override
    public void run(Duration delay, Runnable task) {
        asked.add(delay);
        due.add(new Due(now.plus(delay), task));
    }

    /** The delays asked for so far. */
    List<Duration> asked() {
        return List.copyOf(asked);
    }

    void pass(Duration time) {
        Duration end = now.plus(time);
        while (true) {
            Due next = due.stream().min(Comparator.comparing(Due::at)).orElse(null);
            if (next == null || next.at().compareTo(end) > 0) {
                now = end;
                return;
            }
            due.remove(next);
            now = next.at();
            next.task().run();
        }
    }
}
