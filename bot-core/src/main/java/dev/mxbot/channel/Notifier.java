package dev.mxbot.channel;

import dev.mxbot.reply.Reply;
import java.util.concurrent.CompletionStage;

/** Says something on one platform without having been asked just now. Never blocks; never completes exceptionally. */
public interface Notifier {
    /** As in {@link Channel#platform}. */
    String platform();

    CompletionStage<Delivery> deliver(Post post);

    /**
     * Tells one person, in a direct message.
     *
     * @param near a channel in whose workspace the person is known
     * @param person by the platform's id
     */
    CompletionStage<Delivery> tell(Channel near, String person, Reply reply);
}
