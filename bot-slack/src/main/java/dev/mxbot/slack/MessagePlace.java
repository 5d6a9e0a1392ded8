package dev.mxbot.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.slack.SlackApi.Effort;
import dev.mxbot.slack.SlackApi.Sent;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A channel, thread or direct message where the bot was spoken to. */
final class MessagePlace implements Place {
    private final SlackApi api;
    private final String channel;
    private final Optional<String> thread;
    private final String asker;
    private final boolean direct;

    private volatile Optional<String> progress = Optional.empty();

    /**
     * @param direct true in a direct message, where everything is private already
     */
    MessagePlace(SlackApi api, String channel, Optional<String> thread, String asker, boolean direct) {
        this.api = api;
        this.channel = channel;
        this.thread = thread;
        this.asker = asker;
        this.direct = direct;
    }

    @Override
    public CompletionStage<Sent> meanwhile(SlackMessage message) {
        return api.post(channel, thread, message, Effort.ONCE).thenApply(sent -> {
            if (sent instanceof Sent.Arrived arrived) {
                progress = Optional.of(arrived.ts());
            }
            return sent;
        });
    }

    @Override
    public CompletionStage<Sent> answer(SlackMessage message) {
        return progress.map(ts -> api.update(channel, ts, message))
                .orElseGet(() -> completedFuture(new Sent.Lost("nothing to replace")))
                // Somebody may have deleted the message that was to be replaced.
                .thenCompose(sent ->
                        sent.lost() ? api.post(channel, thread, message, Effort.PERSISTENT) : completedFuture(sent));
    }

    @Override
    public CompletionStage<Sent> privately(SlackMessage message) {
        if (direct) {
            return answer(message);
        }
        withdraw();
        return api.postEphemeral(channel, thread, asker, message);
    }

    @Override
    public CompletionStage<Sent> show(SlackPicture picture) {
        return direct || progress.isPresent()
                ? api.share(channel, thread.or(() -> progress), picture)
                : completedFuture(new Sent.Lost("no message to show it under"));
    }

    /** Takes back what stood there meanwhile. */
    void withdraw() {
        progress.ifPresent(ts -> api.delete(channel, ts));
        progress = Optional.empty();
    }
}
