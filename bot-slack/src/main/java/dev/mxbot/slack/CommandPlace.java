package dev.mxbot.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.slack.SlackApi.Effort;
import dev.mxbot.slack.SlackApi.Respond;
import dev.mxbot.slack.SlackApi.Sent;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Where a slash command was typed.
 *
 * <p>A command's {@code response_url} can say something new but, unlike a button's, change nothing that was said
 * (https://github.com/slackapi/bolt-js/issues/2287, https://github.com/slackapi/bolt-python/issues/1268). So the bot posts its progress
 * as a message and changes that. Where it may not post, not being a member, the progress goes to the asker alone and the answer to the
 * channel, both through the {@code response_url}.
 */
final class CommandPlace implements Place {
    /** How Slack refuses who is no member; of a private channel it does not even say that there is one. */
    private static final Set<String> OUTSIDE = Set.of("not_in_channel", "channel_not_found");

    private final SlackApi api;
    private final String responseUrl;
    private final MessagePlace channel;

    private final Optional<SlackMessage> outside;

    private volatile boolean posts;
    private volatile boolean keptOut;

    CommandPlace(SlackApi api, String responseUrl, String channel, String asker) {
        this(api, responseUrl, channel, asker, Optional.empty());
    }

    /** @param outside what the asker has to know besides the answer where the bot is no member */
    CommandPlace(SlackApi api, String responseUrl, String channel, String asker, Optional<SlackMessage> outside) {
        this.api = api;
        this.responseUrl = responseUrl;
        this.outside = outside;
        this.channel = new MessagePlace(api, channel, Optional.empty(), asker, false);
    }

    @Override
    public CompletionStage<Sent> meanwhile(SlackMessage message) {
        return channel.meanwhile(message).thenCompose(sent -> {
            posts = sent.arrived();
            keptOut = sent instanceof Sent.Lost lost && OUTSIDE.contains(lost.error());
            return posts ? completedFuture(sent) : respond(Respond.PRIVATELY, message, Effort.ONCE);
        });
    }

    @Override
    public CompletionStage<Sent> answer(SlackMessage message) {
        if (posts) {
            return channel.answer(message)
                    .thenCompose(sent -> sent.lost()
                            ? respond(Respond.IN_CHANNEL, message, Effort.PERSISTENT)
                            : completedFuture(sent));
        }
        return respond(Respond.IN_CHANNEL, message, Effort.PERSISTENT)
                .thenCompose(sent -> sent.lost() ? channel.answer(message) : completedFuture(sent))
                .thenCompose(sent -> keptOut && outside.isPresent()
                        ? respond(Respond.PRIVATELY, outside.get(), Effort.PERSISTENT)
                                .thenApply(told -> sent)
                        : completedFuture(sent));
    }

    @Override
    public CompletionStage<Sent> privately(SlackMessage message) {
        channel.withdraw();
        return respond(Respond.PRIVATELY, message, Effort.PERSISTENT)
                .thenCompose(sent -> sent.lost() ? channel.privately(message) : completedFuture(sent));
    }

    @Override
    public CompletionStage<Sent> show(SlackPicture picture) {
        return channel.show(picture);
    }

    private CompletionStage<Sent> respond(Respond how, SlackMessage message, Effort effort) {
        return api.respond(responseUrl, how, Optional.empty(), message, effort);
    }
}
