package dev.mxbot.slack;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.slack.SlackApi.Effort;
import dev.mxbot.slack.SlackApi.Respond;
import dev.mxbot.slack.SlackApi.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The message that holds a pressed button. It stays readable until the newer one takes its place. */
final class ButtonPlace implements Place {
    private final SlackApi api;
    private final Pressed pressed;

    private volatile boolean changed;

    ButtonPlace(SlackApi api, Pressed pressed) {
        this.api = api;
        this.pressed = pressed;
    }

    /**
     * The message and who pressed.
     *
     * @param message as it stood; empty if it is ephemeral, since Slack does not send those along
     */
    record Pressed(
            String responseUrl,
            String channel,
            String ts,
            Optional<String> thread,
            String asker,
            Optional<SlackMessage> message) {}

    @Override
    public CompletionStage<Sent> meanwhile(SlackMessage progress) {
        return pressed.message()
                .map(old -> above(progress, old))
                .filter(SlackRenderer::fits)
                .map(both -> {
                    changed = true;
                    return respond(Respond.IN_PLACE, both, Effort.ONCE);
                })
                .orElseGet(() -> completedFuture(new Sent.Lost("nothing to show it above")));
    }

    @Override
    public CompletionStage<Sent> answer(SlackMessage message) {
        return respond(Respond.IN_PLACE, message, Effort.PERSISTENT)
                .thenCompose(sent ->
                        sent.lost() ? api.update(pressed.channel(), pressed.ts(), message) : completedFuture(sent))
                .thenCompose(sent -> sent.lost()
                        ? api.post(pressed.channel(), pressed.thread(), message, Effort.PERSISTENT)
                        : completedFuture(sent));
    }

    @Override
    public CompletionStage<Sent> privately(SlackMessage message) {
        if (changed) {
            pressed.message().ifPresent(this::answer);
        }
        return respond(Respond.PRIVATELY, message, Effort.PERSISTENT)
                .thenCompose(sent -> sent.lost()
                        ? api.postEphemeral(pressed.channel(), pressed.thread(), pressed.asker(), message)
                        : completedFuture(sent));
    }

    @Override
    public CompletionStage<Sent> show(SlackPicture picture) {
        // The thread of a reply is its parent's.
        return pressed.message().isPresent()
                ? api.share(pressed.channel(), pressed.thread().or(() -> Optional.of(pressed.ts())), picture)
                : completedFuture(new Sent.Lost("the button stands in a message that one person sees"));
    }

    private static SlackMessage above(SlackMessage progress, SlackMessage old) {
        List<Object> blocks = new ArrayList<>(progress.blocks());
        blocks.addAll(old.blocks());
        return new SlackMessage(old.text(), blocks);
    }

    private CompletionStage<Sent> respond(Respond how, SlackMessage message, Effort effort) {
        return api.respond(pressed.responseUrl(), how, pressed.thread(), message, effort);
    }
}
