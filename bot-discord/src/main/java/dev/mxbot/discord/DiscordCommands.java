package dev.mxbot.discord;

import dev.mxbot.channel.Channel;
import dev.mxbot.command.CommandSpec;
import dev.mxbot.command.Commands;
import dev.mxbot.command.Invocation;
import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Block;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.MessageContextInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do on Discord, handed to the commands. Nothing here waits: the input is judged and the answer is under way. */
final class DiscordCommands extends ListenerAdapter {
    static final String PLATFORM = "discord";

    /** <a href="https://docs.discord.com/developers/interactions/application-commands">Discord's limits</a> on suggestions. */
    static final int MAX_CHOICES = 25;

    static final int MAX_CHOICE = 100;

    private static final Logger log = LoggerFactory.getLogger(DiscordCommands.class);

    private final Commands commands;
    private final DiscordRenderer renderer;
    private final Answering answering;
    private final DiscordPeople people;

    @Inject
    DiscordCommands(Commands commands, DiscordRenderer renderer, Answering answering, DiscordPeople people) {
        this.commands = commands;
        this.renderer = renderer;
        this.answering = answering;
        this.people = people;
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        Prepared prepared = judged(() -> commands.command(event.getName(), invocation(typed(event), event)));
        new InteractionAnswer(event, renderer, answering).giveOrAsk(prepared, event);
    }

    /** The options one after another as the command names them, in whichever order they were filled in. */
    private String typed(SlashCommandInteractionEvent event) {
        List<String> order = commands.specs().stream()
                .filter(spec -> spec.name().equals(event.getName()))
                .flatMap(spec -> spec.options().stream())
                .map(CommandSpec.Option::name)
                .toList();
        return event.getOptions().stream()
                .sorted(Comparator.comparingInt(option -> order.indexOf(option.getName())))
                .map(OptionMapping::getAsString)
                .collect(Collectors.joining(" "));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        String command = DiscordDialog.command(event.getModalId()).orElse(event.getModalId());
        Map<String, String> values = DiscordDialog.values(event.getValues());
        Prepared prepared = judged(() -> commands.submitted(command, values, invocation("", event)));
        new InteractionAnswer(event, renderer, answering).give(withEntered(prepared, values));
    }

    /** The dialog is gone with all that was entered. Where it has to be entered again, it is handed back to be copied. */
    private static Prepared withEntered(Prepared prepared, Map<String, String> values) {
        if (!(prepared instanceof Prepared.Mistaken mistaken)) {
            return prepared;
        }
        List<Block> blocks = new ArrayList<>(mistaken.reply().blocks());
        values.values().stream()
                .map(String::strip)
                .filter(value -> value.contains(" "))
                .forEach(value -> blocks.add(new Block.Code(value)));
        return new Prepared.Answered(mistaken.reply().withBlocks(blocks));
    }

    @Override
    public void onMessageContextInteraction(MessageContextInteractionEvent event) {
        String text = event.getTarget().getContentRaw();
        Prepared prepared = judged(() -> commands.message(invocation(text, event)));
        new InteractionAnswer(event, renderer, answering).give(prepared);
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        Optional<ButtonId> id = ButtonId.decoded(event.getComponentId());
        // A button of an older version is still pressed: the commands say that they no longer know it.
        ButtonId pressed = id.orElseGet(() -> new ButtonId(event.getComponentId(), ""));
        Prepared prepared = judged(() -> commands.press(pressed.action(), invocation(pressed.argument(), event)));
        new InteractionAnswer(event, renderer, answering).give(prepared, event);
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        List<String> suggested;
        try {
            suggested = commands.suggest(
                    event.getName(),
                    event.getFocusedOption().getName(),
                    event.getFocusedOption().getValue(),
                    channel(event));
        } catch (RuntimeException broken) {
            log.error("Suggestions failed.", broken);
            suggested = List.of();
        }
        List<String> choices = suggested.stream()
                .filter(choice -> !choice.isBlank() && choice.length() <= MAX_CHOICE)
                .distinct()
                .limit(MAX_CHOICES)
                .toList();
        event.replyChoiceStrings(choices)
                .queue(null, failure -> log.debug("Suggestions came too late: {}", Failure.described(failure)));
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        Message message = event.getMessage();
        if (message.getAuthor().isBot()
                || message.isWebhookMessage()
                || message.getType().isSystem()) {
            return;
        }
        Optional<String> text = Mention.textFor(message);
        if (text.isEmpty() || !message.getChannel().canTalk()) {
            return;
        }
        long id = message.getChannel() instanceof ThreadChannel thread ? home(thread) : message.getChannelIdLong();
        Channel channel =
                new Channel(PLATFORM, event.isFromGuild() ? event.getGuild().getId() : "", Long.toUnsignedString(id));
        people.met(channel, event.getMember());
        Invocation invocation =
                new Invocation(text.get(), channel, message.getAuthor().getId());
        new MessageAnswer(message, renderer, answering).give(judged(() -> commands.message(invocation)));
    }

    private static Prepared judged(Supplier<Prepared> judgement) {
        try {
            return judgement.get();
        } catch (RuntimeException broken) {
            log.error("A command failed.", broken);
            return new Prepared.Answered(Answering.failed().forAsker());
        }
    }

    private Invocation invocation(String text, Interaction interaction) {
        Channel channel = channel(interaction);
        people.met(channel, interaction.getMember());
        return new Invocation(text, channel, interaction.getUser().getId());
    }

    /** Only ids are read: of a server that the bot is not in, there is nothing else. */
    private static Channel channel(Interaction interaction) {
        Optional<String> guild = Optional.ofNullable(interaction.getGuild()).map(g -> g.getId());
        long id = interaction.getChannel() instanceof ThreadChannel thread
                ? home(thread)
                : interaction.getChannelIdLong();
        return new Channel(PLATFORM, guild.orElse(""), Long.toUnsignedString(id));
    }

    /** What is asked in a thread that the bot began is asked of the channel that the thread belongs to: its watches are told there. */
    private static long home(ThreadChannel thread) {
        boolean own = !thread.isDetached()
                && thread.getOwnerIdLong() == thread.getJDA().getSelfUser().getIdLong();
        return own ? thread.getParentChannel().getIdLong() : thread.getIdLong();
    }
}
