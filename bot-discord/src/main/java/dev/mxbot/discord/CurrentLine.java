package dev.mxbot.discord;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;

/** The line that stands at the moment, for those who can do without one. */
final class CurrentLine {
    private final AtomicReference<@Nullable JDA> line = new AtomicReference<>();

    void set(@Nullable JDA jda) {
        line.set(jda);
    }

    Optional<JDA> get() {
        return Optional.ofNullable(line.get());
    }
}
