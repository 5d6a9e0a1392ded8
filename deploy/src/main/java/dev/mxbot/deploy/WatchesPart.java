package dev.mxbot.deploy;

import dev.mxbot.deploy.health.Part;
import dev.mxbot.reply.Printable;
import dev.mxbot.watch.Watcher;
import dev.mxbot.watch.WatcherState;
import java.time.Duration;

/** The watches as a part of the running bot: ready while somebody looks for what is due. */
final class WatchesPart implements Part {
    /** Rounds are made each second; a store that is slow holds them up. */
    private static final Duration STUCK = Duration.ofMinutes(1);

    private final Watcher watcher;

    WatchesPart(Watcher watcher) {
        this.watcher = watcher;
    }

    @Override
    public String name() {
        return "watches";
    }

    @Override
    public boolean isReady() {
        WatcherState state = watcher.state();
        return state.running() && state.storeTrouble().isEmpty() && !isStuck(state);
    }

    private static boolean isStuck(WatcherState state) {
        return state.sinceRound().compareTo(STUCK) > 0;
    }

    @Override
    public String inWords() {
        WatcherState state = watcher.state();
        if (!state.running()) {
            return "not running";
        }
        if (state.storeTrouble().isPresent()) {
            return "waiting for the store: "
                    + Printable.line(state.storeTrouble().get());
        }
        if (isStuck(state)) {
            return "nothing has been looked for in " + state.sinceRound().toSeconds() + " s";
        }
        if (!state.dnsSeen()) {
            // Another process would see no more, so this one is ready all the same.
            return "the DNS is out of reach, so nothing is said of any domain";
        }
        return state.late() == 0 && state.broken() == 0
                ? "running"
                : "running; " + state.late() + " late, " + state.broken() + " broken";
    }
}
