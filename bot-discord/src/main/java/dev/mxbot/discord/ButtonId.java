package dev.mxbot.discord;

import java.util.Optional;

/**
 * What a button carries: Discord gives it back when the button is pressed, days later and after restarts.
 *
 * @param action lower case letters
 * @param argument a domain, say
 */
record ButtonId(String action, String argument) {
    /** <a href="https://docs.discord.com/developers/components/reference#anatomy-of-a-component-custom-id">Discord's limit</a>. */
    static final int LONGEST = 100;

    private static final String PREFIX = "mx:";

    /** The custom_id; empty if the argument does not fit into one. */
    Optional<String> encoded() {
        String id = PREFIX + action + ":" + argument;
        return id.length() <= LONGEST ? Optional.of(id) : Optional.empty();
    }

    static Optional<ButtonId> decoded(String customId) {
        int colon = customId.indexOf(':', PREFIX.length());
        if (!customId.startsWith(PREFIX) || colon < 0) {
            return Optional.empty();
        }
        return Optional.of(new ButtonId(customId.substring(PREFIX.length(), colon), customId.substring(colon + 1)));
    }
}
