package dev.mxbot.deploy;

import com.google.inject.Module;
import dev.mxbot.deploy.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The chat platforms. */
final class Platforms {
    /** One line each. */
    private static final List<Function<Settings, Optional<Plug>>> ALL =
            List.of(SlackPlatform::plug, DiscordPlatform::plug);

    private Platforms() {}

    /**
     * What a platform brings along.
     *
     * @param connect finds the platform in the bot that its module was made a part of
     */
    record Plug(Module module, InBot connect) {}

    /** Finds a platform's own part in the bot. */
    interface InBot {
        Platform of(Mxbot bot);
    }

    /**
     * Those whose tokens are set.
     *
     * @throws IllegalArgumentException if a platform cannot use its setting; the message names it, and no secret
     */
    static List<Plug> wanted(Settings settings) {
        return ALL.stream().flatMap(plug -> plug.apply(settings).stream()).toList();
    }
}
