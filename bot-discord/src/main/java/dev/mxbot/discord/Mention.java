package dev.mxbot.discord;

import java.util.Optional;
import net.dv8tion.jda.api.entities.Message;

/** Whether a message is meant for the bot. */
final class Mention {
    private Mention() {}

    /**
     * What a message says to the bot, without the bot's name; empty if it does not speak to it. In a direct message everything does. In a
     * channel the name must stand in the text: a mention of everyone, of a role or by the ping of a reply is talk among people.
     */
    static Optional<String> textFor(Message message) {
        String self = message.getJDA().getSelfUser().getId();
        String text = message.getContentRaw();
        String without = text.replace("<@" + self + ">", " ").replace("<@!" + self + ">", " ");
        boolean named = !without.equals(text);
        return named || !message.isFromGuild() ? Optional.of(without.strip()) : Optional.empty();
    }
}
