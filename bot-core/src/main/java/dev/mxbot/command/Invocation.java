package dev.mxbot.command;

import dev.mxbot.channel.Channel;

/**
 * Somebody asks for something.
 *
 * @param text what was typed after the command's name, as the platform delivered it
 * @param asker the person's id on the platform
 */
public record Invocation(String text, Channel channel, String asker) {
    public Invocation withText(String other) {
        return new Invocation(other, channel, asker);
    }
}
