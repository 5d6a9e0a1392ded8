package dev.mxbot.slack;

import com.slack.api.model.Message;
import com.slack.api.model.Message.Metadata;
import com.slack.api.model.ResponseMetadata;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what mxbot posted before, by the key that stands in a message's metadata where people do not see it.
 *
 * @see <a href="https://docs.slack.dev/messaging/message-metadata">Message metadata</a>
 */
final class EarlierPosts {
    static final String EVENT = "mxbot_post";

    private static final String KEY = "key";

    /** https://docs.slack.dev/reference/methods/conversations.history advises no more; apps outside the Marketplace get 15. */
    private static final int PAGE = 200;

    private static final int MOST_PAGES = 3;

    private final CarefulCalls calls;

    EarlierPosts(CarefulCalls calls) {
        this.calls = calls;
    }

    /** What a message is found by. */
    static Metadata metadata(String key) {
        return Metadata.builder()
                .eventType(EVENT)
                .eventPayload(Map.of(KEY, key))
                .build();
    }

    /**
     * A post that stands in its channel already. Where the app may not read the channel nothing is found; and what takes the place of
     * another message is not looked for, since it can take it twice.
     *
     * @throws Undelivered if Slack cannot say for now
     */
    Optional<String> find(Post post) throws Undelivered {
        if (post.where() instanceof Placement.InsteadOf) {
            return Optional.empty();
        }
        try {
            String cursor = "";
            for (int i = 0; i < MOST_PAGES; i++) {
                Page page = page(post, cursor);
                Optional<String> found = page.messages().stream()
                        .filter(message -> holds(message, post.key()))
                        .map(Message::getTs)
                        .findFirst();
                if (found.isPresent() || page.next().isEmpty()) {
                    return found;
                }
                cursor = page.next();
            }
            return Optional.empty();
        } catch (Undelivered e) {
            // What else stands in the way of reading says nothing about writing.
            if (e.delivery() instanceof Delivery.TryLater || e.delivery() instanceof Delivery.ParentGone) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /**
     * Slack takes replies to a message that was deleted, and shows them under a gap. Asking for a message's address needs no scope.
     *
     * @throws Undelivered if the message is gone
     * @see <a href="https://docs.slack.dev/reference/methods/chat.getPermalink">chat.getPermalink</a>
     */
    void demandParent(String channel, String ts) throws Undelivered {
        try {
            calls.ask(methods ->
                    methods.chatGetPermalink(request -> request.channel(channel).messageTs(ts)));
        } catch (Undelivered e) {
            // Everything else the reply itself will tell.
            if (e.delivery() instanceof Delivery.ParentGone) {
                throw e;
            }
        }
    }

    private record Page(List<Message> messages, String next) {}

    /** Channels are read from their end, threads from their beginning. */
    private Page page(Post post, String cursor) throws Undelivered {
        String channel = post.to().id();
        if (post.where() instanceof Placement.Under under) {
            var answer = calls.ask(methods -> methods.conversationsReplies(request -> request.channel(channel)
                    .ts(under.parent())
                    .includeAllMetadata(true)
                    .limit(PAGE)
                    .cursor(cursor)));
            return new Page(answer.getMessages(), next(answer.getResponseMetadata()));
        }
        var answer = calls.ask(methods -> methods.conversationsHistory(request ->
                request.channel(channel).includeAllMetadata(true).limit(PAGE).cursor(cursor)));
        return new Page(answer.getMessages(), next(answer.getResponseMetadata()));
    }

    private static String next(@Nullable ResponseMetadata metadata) {
        return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
    }

    private static boolean holds(Message message, String key) {
        Metadata metadata = message.getMetadata();
        return metadata != null
                && EVENT.equals(metadata.getEventType())
                && metadata.getEventPayload() != null
                && key.equals(metadata.getEventPayload().get(KEY));
    }
}
