package dev.mxbot.slack;

import dev.mxbot.reply.Reply;
import dev.mxbot.slack.SlackApi.Sent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the pictures of a message after it. A lost picture loses nothing that is not said in words. */
final class Pictures {
    private static final Logger LOG = LoggerFactory.getLogger(Pictures.class);

    private final AtomicBoolean toldOfScope = new AtomicBoolean();

    /** One after the other, in the order of the reply. */
    CompletionStage<?> show(Reply reply, Function<SlackPicture, CompletionStage<Sent>> share) {
        return show(SlackPicture.of(reply), 0, share);
    }

    private CompletionStage<?> show(
            List<SlackPicture> pictures, int next, Function<SlackPicture, CompletionStage<Sent>> share) {
        if (next == pictures.size()) {
            return CompletableFuture.completedFuture(null);
        }
        return share.apply(pictures.get(next)).thenCompose(shown -> {
            if (shown instanceof Sent.Lost lost) {
                unshown(lost.error());
            }
            return show(pictures, next + 1, share);
        });
    }

    private void unshown(String error) {
        if (!error.equals("missing_scope")) {
            LOG.info("A picture was not shown ({}); its text was", error);
        } else if (!toldOfScope.getAndSet(true)) {
            LOG.warn("The Slack app lacks the scope files:write: answers come without pictures."
                    + " Add it (deploy/slack/README.md) and install the app again");
        }
    }
}
