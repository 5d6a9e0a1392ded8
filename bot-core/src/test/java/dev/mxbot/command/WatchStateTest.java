package dev.mxbot.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.channel.Channel;
import dev.mxbot.domain.DomainName;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.watch.Memory;
import dev.mxbot.watch.Watch;
import dev.mxbot.watch.Watched;
import dev.mxbot.watch.Wishes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchStateTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:02:11Z");

    /** F55: a watch that cannot be checked is shown as such, and why. */
    @Test
    void showsABrokenWatch() {
        WatchState state = state(Optional.of("what is kept of it cannot be read"));
        assertEquals(Mark.UNKNOWN, state.mark());
        assertTrue(
                words(state).contains("broken, it could not be checked: what is kept of it cannot be read"),
                () -> words(state));
    }

    @Test
    void staysSilentOfOneThatIsNot() {
        assertFalse(words(state(Optional.empty())).contains("broken"));
    }

    private static WatchState state(Optional<String> broken) {
        Watch watch = new Watch(
                "w4tchw4tch01",
                new Channel("slack", "T1", "C-ops"),
                DomainName.of("example.com"),
                Wishes.DEFAULT,
                "U1",
                NOW);
        return new WatchState(
                new Watched(watch, Memory.NONE, 1, NOW.plusSeconds(60), Optional.empty(), broken),
                NOW,
                Names.Known.NOBODY);
    }

    private static String words(WatchState state) {
        return new PlainText(Integer.MAX_VALUE)
                .render(Reply.of(state.mark(), Text.of("one"), List.of(state.details()), List.of()));
    }
}
