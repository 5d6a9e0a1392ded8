package dev.mxbot.discord;

import dev.mxbot.command.Prepared;
import dev.mxbot.reply.Reply;
import java.util.Optional;
import java.util.function.Consumer;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.restaction.interactions.InteractionCallbackAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answer to one slash command, menu or button. Discord waits three seconds for the first word, and that word settles for good whether
 * the answer is public: so it is said before any work, and a mistake in the input is answered privately in its stead.
 */
final class InteractionAnswer {
    private static final Logger log = LoggerFactory.getLogger(InteractionAnswer.class);

    private final IReplyCallback interaction;
    private final DiscordRenderer renderer;
    private final Answering answering;

    InteractionAnswer(IReplyCallback interaction, DiscordRenderer renderer, Answering answering) {
        this.interaction = interaction;
        this.renderer = renderer;
        this.answering = answering;
    }

    /** To a command: a new message. */
    void give(Prepared prepared) {
        if (prepared instanceof Prepared.Working working) {
            boolean hidden = isPrivate(working.meanwhile());
            acknowledge(interaction.deferReply(hidden), working, hidden);
        } else if (prepared instanceof Prepared.Answered answered) {
            reply(answered.reply());
        } else if (prepared instanceof Prepared.Mistaken mistaken) {
            reply(mistaken.reply());
        } else if (prepared instanceof Prepared.Asking asking) {
            reply(asking.otherwise());
        }
    }

    /** To a slash command, which a dialog may answer: Discord takes one as the first word only. */
    void giveOrAsk(Prepared prepared, IModalCallback command) {
        if (prepared instanceof Prepared.Asking asking) {
            // Where it comes too late nothing else can be said either: both need the same three seconds.
            command.replyModal(DiscordDialog.modal(asking.dialog()))
                    .queue(
                            null,
                            failure ->
                                    log.warn("A dialog could not be shown on Discord: {}", Failure.described(failure)));
        } else {
            give(prepared);
        }
    }

    /** To a button: what is for the channel takes the place of the message that holds it. */
    void give(Prepared prepared, IMessageEditCallback button) {
        if (prepared instanceof Prepared.Working working && !isPrivate(working.meanwhile())) {
            acknowledge(button.deferEdit(), working, false);
        } else if (prepared instanceof Prepared.Answered answered && !isPrivate(answered.reply())) {
            send(message -> button.editMessage(message.asEdit()), answered.reply());
        } else {
            give(prepared);
        }
    }

    private void acknowledge(
            InteractionCallbackAction<InteractionHook> acknowledgement, Prepared.Working working, boolean hidden) {
        acknowledgement.queue(
                hook -> answering.work(working, Place.original(hook, hidden ? Optional.empty() : channel())),
                failure -> unacknowledged(failure, working, hidden));
    }

    /** Too late, or lost on the way: what was asked is still answered, where that can be done without the interaction. */
    private void unacknowledged(Throwable failure, Prepared.Working working, boolean hidden) {
        log.warn("A command on Discord could not be acknowledged: {}", Failure.described(failure));
        Optional<Place> instead = hidden ? Optional.empty() : channel();
        if (Failure.of(failure) == Failure.PASSING) {
            // It may have arrived all the same, and then "thinking" stands there. JDA's own hook has given up; the
            // token still works.
            InteractionHook hook = InteractionHook.from(interaction.getJDA(), interaction.getToken());
            answering.work(working, Place.original(hook, instead));
        } else {
            instead.ifPresent(place -> answering.work(working, place));
        }
    }

    private void reply(Reply reply) {
        send(message -> interaction.reply(message.asNew()).setEphemeral(isPrivate(reply)), reply);
    }

    private void send(Way way, Reply reply) {
        Consumer<Throwable> unsaid = failure -> {
            log.warn("A command on Discord could not be answered: {}", Failure.described(failure));
            if (!isPrivate(reply)) {
                channel().ifPresent(place -> answering.post(reply, place));
            }
        };
        try {
            way.put(renderer.render(reply)).queue(null, unsaid);
        } catch (IllegalArgumentException | IllegalStateException notTaken) {
            log.warn("Discord would not take an answer; sending it as a file.", notTaken);
            way.put(renderer.render(reply, Form.HEADLINE_AND_FILE)).queue(null, unsaid);
        }
    }

    /** The channel, where the bot is a member of it and may write. With the bot installed by a user only, all it has is the interaction. */
    private Optional<Place> channel() {
        if (!(interaction.getChannel() instanceof MessageChannel channel)) {
            return Optional.empty();
        }
        return channel.isDetached() || !channel.canTalk() ? Optional.empty() : Optional.of(Place.in(channel));
    }

    private static boolean isPrivate(Reply reply) {
        return reply.audience() == Reply.Audience.ASKER;
    }

    /** One way of answering at once. */
    private interface Way {
        InteractionCallbackAction<InteractionHook> put(DiscordMessage message);
    }
}
