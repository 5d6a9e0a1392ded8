package dev.mxbot.deploy;

import com.google.inject.Module;
import dev.mxbot.deploy.config.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The chat platforms. */
final class Platforms {
    /** One line each. */
    private static final List<Offer> ALL = List.of(
            new Offer(SlackPlatform.HOW_TO_CONNECT, SlackPlatform::plug),
            new Offer(DiscordPlatform.HOW_TO_CONNECT, DiscordPlatform::plug));

    private Platforms() {}

    /**
     * A platform that the bot can be on.
     *
     * @param howToConnect what a person does to connect it, in a few lines
     * @param plug present if its tokens are set
     */
    private record Offer(String howToConnect, Function<Settings, Optional<Plug>> plug) {}

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
        return ALL.stream()
                .flatMap(offer -> offer.plug().apply(settings).stream())
                .toList();
    }

    /** What a person does to connect each. */
    static List<String> howToConnect() {
        return ALL.stream().map(Offer::howToConnect).toList();
    }
}
