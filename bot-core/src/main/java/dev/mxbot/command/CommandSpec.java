package dev.mxbot.command;

import java.util.List;

/**
 * How a command presents itself.
 *
 * @param name as a slash command, without the slash: {@code mxcheck}
 * @param description one line, at most 100 characters
 * @param example a whole line to type: {@code /mxcheck example.com}
 */
public record CommandSpec(String name, String description, List<Option> options, String example) {
    public CommandSpec {
        options = List.copyOf(options);
    }

    /**
     * One input of a command.
     *
     * @param name lower case: {@code domain}
     * @param suggests true if the command can complete what is being typed
     */
    public record Option(String name, String description, boolean required, boolean suggests) {}
}
