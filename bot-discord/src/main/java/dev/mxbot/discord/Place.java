package dev.mxbot.discord;

import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;

/** Where an answer is to appear. */
interface Place {
    /** The request that puts it there. JDA judges it at once and throws if the message breaks a limit it knows, or a permission is missing. */
    RestAction<?> put(DiscordMessage message);

    /** Whether a later message takes the place of an earlier one. */
    boolean isRewritten();

    /** Where to say it if this place is no more. */
    Optional<Place> otherwise();

    /** In place of the first answer to an interaction: of "thinking", or of the message that holds the button. */
    static Place original(InteractionHook hook, Optional<Place> otherwise) {
        return new Fixed(message -> hook.editOriginal(message.asEdit()), true, otherwise);
    }

    /** In place of a message of ours. */
    static Place rewriting(Message ours) {
        return new Fixed(message -> ours.editMessage(message.asEdit()), true, Optional.of(in(ours.getChannel())));
    }

    /** Under the message that asked; if that one was deleted meanwhile, in its channel all the same. */
    static Place replyingTo(Message asking) {
        return new Fixed(message -> replying(asking, message), false, Optional.empty());
    }

    /** The request behind {@link #replyingTo}, whose result is our message. A reply needs the history; without it the channel has to do. */
    static RestAction<Message> replying(Message asking, DiscordMessage message) {
        boolean seesHistory = !asking.isFromGuild()
                || asking.getGuild()
                        .getSelfMember()
                        .hasPermission(asking.getGuildChannel(), Permission.MESSAGE_HISTORY);
        return seesHistory
                ? asking.reply(message.asNew()).failOnInvalidReply(false)
                : asking.getChannel().sendMessage(message.asNew());
    }

    /** As a new message. */
    static Place in(MessageChannel channel) {
        return new Fixed(message -> channel.sendMessage(message.asNew()), false, Optional.empty());
    }

    /** One way of putting. */
    record Fixed(Way way, boolean isRewritten, Optional<Place> otherwise) implements Place {
        @Override
        public RestAction<?> put(DiscordMessage message) {
            return way.put(message);
        }
    }

    /** The request behind a place. */
    interface Way {
        RestAction<?> put(DiscordMessage message);
    }
}
