package dev.mxbot.discord;

import dev.mxbot.command.CommandSpec;
import dev.mxbot.command.Commands;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.interactions.IntegrationType;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.Command;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.CommandData;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells Discord which commands there are, in one request that replaces the whole list, once in the life of the process: Discord allows 200
 * new commands a day, and a list that says the same as the one before creates none.
 */
final class CommandRegistration {
    /** The entry under "Apps" in a message's menu. */
    static final String MESSAGE_MENU = "Check mail domain";

    private static final Logger log = LoggerFactory.getLogger(CommandRegistration.class);

    private final Commands commands;
    private final DiscordThreads threads;
    private final AtomicBoolean begun = new AtomicBoolean();

    @Inject
    CommandRegistration(Commands commands, DiscordThreads threads) {
        this.commands = commands;
        this.threads = threads;
    }

    /** Does nothing the second time: a new session is no new process. */
    void register(JDA jda) {
        if (begun.compareAndSet(false, true)) {
            attempt(jda, 1);
        }
    }

    private void attempt(JDA jda, int attempt) {
        jda.updateCommands()
                .addCommands(data())
                .queue(
                        registered -> log.debug("{} commands are registered with Discord.", registered.size()),
                        failure -> failed(jda, attempt, failure));
    }

    private void failed(JDA jda, int attempt, Throwable failure) {
        if (Failure.of(failure) == Failure.PASSING) {
            log.warn("Discord did not take the list of commands ({}); trying again.", Failure.described(failure));
            threads.afterPause(attempt, () -> attempt(jda, attempt + 1));
        } else {
            log.error("Discord refused the list of commands, so slash commands stay as they were.", failure);
        }
    }

    List<CommandData> data() {
        List<CommandData> all = new ArrayList<>();
        commands.specs().forEach(spec -> all.add(slash(spec)));
        all.add(net.dv8tion.jda.api.interactions.commands.build.Commands.context(Command.Type.MESSAGE, MESSAGE_MENU));
        all.forEach(CommandRegistration::everywhere);
        return all;
    }

    private static SlashCommandData slash(CommandSpec spec) {
        return net.dv8tion.jda.api.interactions.commands.build.Commands.slash(spec.name(), spec.description())
                .addOptions(spec.options().stream()
                        // Discord wants the required ones first.
                        .sorted(Comparator.comparing(option -> !option.required()))
                        .map(CommandRegistration::option)
                        .toList());
    }

    private static OptionData option(CommandSpec.Option option) {
        return new OptionData(
                OptionType.STRING, option.name(), option.description(), option.required(), option.suggests());
    }

    /** In servers, in direct messages, and for people who installed the bot for themselves. */
    private static void everywhere(CommandData data) {
        data.setContexts(InteractionContextType.ALL).setIntegrationTypes(IntegrationType.ALL);
    }
}
