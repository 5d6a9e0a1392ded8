package dev.mxbot.slack;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts in Slack. Each message is sent once; what became of it is told as exactly as Slack lets anybody know, and whoever keeps the
 * messages decides about another try.
 */
final class SlackNotifier implements Notifier {
    static final String PLATFORM = "slack";

    private static final Logger LOG = LoggerFactory.getLogger(SlackNotifier.class);

    private final CarefulCalls calls;
    private final EarlierPosts earlier;
    private final SlackRenderer renderer;
    private final Pictures pictures = new Pictures();
    private final SlackApi api;
    private final Pace pace;
    private final Executor posters;
    private final Later later;
    private final Supplier<Boolean> closed;

    /** What Slack said when it refused the token: nothing is tried after that. */
    private volatile Optional<String> refused = Optional.empty();

    /**
     * @param api for the pictures, which follow their message
     * @param posters may wait for Slack
     * @param later hands what is due to the posters by itself
     * @param closed whether the bot is going
     */
    SlackNotifier(
            CarefulCalls calls,
            SlackApi api,
            SlackRenderer renderer,
            Pace pace,
            Executor posters,
            Later later,
            Supplier<Boolean> closed) {
        this.calls = calls;
        this.earlier = new EarlierPosts(calls);
        this.renderer = renderer;
        this.api = api;
        this.pace = pace;
        this.posters = posters;
        this.later = later;
        this.closed = closed;
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public CompletionStage<Delivery> deliver(Post post) {
        return inTurn(post.to().id(), () -> delivered(post));
    }

    @Override
    public CompletionStage<Delivery> tell(Channel near, String person, Reply reply) {
        return inTurn(person, () -> told(person, reply));
    }

    /** What is said, when it is its turn. */
    private interface Saying {
        Delivery say() throws Undelivered;
    }

    private CompletionStage<Delivery> inTurn(String whom, Saying saying) {
        if (closed.get()) {
            return CompletableFuture.completedFuture(new Delivery.TryLater("mxbot is stopping", Duration.ZERO));
        }
        Pace.Turn turn = pace.take(whom);
        if (!turn.taken()) {
            return CompletableFuture.completedFuture(
                    new Delivery.TryLater("the channel has had enough for the moment", turn.in()));
        }
        CompletableFuture<Delivery> done = new CompletableFuture<>();
        Runnable task = () -> done.complete(outcome(whom, saying));
        if (turn.in().isZero()) {
            posters.execute(task);
        } else {
            later.run(turn.in(), () -> posters.execute(task));
        }
        return done;
    }

    private Delivery outcome(String whom, Saying saying) {
        if (refused.isPresent()) {
            return new Delivery.Gone(refused.get());
        }
        try {
            return saying.say();
        } catch (Undelivered e) {
            if (e.delivery() instanceof Delivery.TryLater tryLater) {
                pace.hold(whom, tryLater.after());
            }
            if (SlackApi.REFUSALS.contains(e.error()) && e.delivery() instanceof Delivery.Gone gone) {
                refused = Optional.of(gone.why());
            }
            return e.delivery();
        } catch (RuntimeException e) {
            LOG.error("A message for Slack could not be made", e);
            return new Delivery.Refused("it could not be made: " + e.getClass().getSimpleName());
        }
    }

    private Delivery delivered(Post post) throws Undelivered {
        if (post.perhapsSent()) {
            Optional<String> there = earlier.find(post);
            if (there.isPresent()) {
                return new Delivery.Delivered(there.get());
            }
        }
        SlackMessage message = renderer.render(post.reply());
        String channel = post.to().id();
        String ts;
        if (post.where() instanceof Placement.InsteadOf insteadOf) {
            ts = laidOut(message, m -> replace(channel, insteadOf.message(), m, post.key()));
        } else if (post.where() instanceof Placement.Under under) {
            earlier.demandParent(channel, under.parent());
            ts = laidOut(message, m -> post(channel, Optional.of(under), m, post.key()));
            pictures.show(post.reply(), picture -> api.share(channel, Optional.of(under.parent()), picture));
        } else {
            String own = laidOut(message, m -> post(channel, Optional.empty(), m, post.key()));
            pictures.show(post.reply(), picture -> api.share(channel, Optional.of(own), picture));
            ts = own;
        }
        return new Delivery.Delivered(ts);
    }

    private Delivery told(String person, Reply reply) throws Undelivered {
        SlackMessage message = renderer.render(reply);
        String direct = calls.ask(methods -> methods.conversationsOpen(request -> request.users(List.of(person))))
                .getChannel()
                .getId();
        String ts = laidOut(message, m -> post(direct, Optional.empty(), m, null));
        pictures.show(reply, picture -> api.share(direct, Optional.of(ts), picture));
        return new Delivery.Delivered(ts);
    }

    private String post(String channel, Optional<Placement.Under> under, SlackMessage m, @Nullable String key)
            throws Undelivered {
        return calls.act(methods -> methods.chatPostMessage(request -> request.channel(channel)
                        .threadTs(under.map(Placement.Under::parent).orElse(null))
                        .replyBroadcast(under.isPresent() && under.get().alsoInChannel())
                        .text(m.text())
                        .blocksAsString(m.blocksAsJson())
                        .metadata(key == null ? null : EarlierPosts.metadata(key))
                        .mrkdwn(false)
                        .unfurlLinks(false)
                        .unfurlMedia(false)))
                .getTs();
    }

    /** Done twice, it is as if done once, so it needs no confirmation. */
    private String replace(String channel, String ts, SlackMessage m, String key) throws Undelivered {
        return calls.ask(methods -> methods.chatUpdate(request -> request.channel(channel)
                        .ts(ts)
                        .text(m.text())
                        .blocksAsString(m.blocksAsJson())
                        .metadata(EarlierPosts.metadata(key))))
                .getTs();
    }

    private interface Sending {
        String send(SlackMessage message) throws Undelivered;
    }

    /** With its layout, or where Slack refuses that, as plain text. */
    private static String laidOut(SlackMessage message, Sending sending) throws Undelivered {
        try {
            return sending.send(message);
        } catch (Undelivered e) {
            if (!SlackApi.BLOCK_TROUBLES.contains(e.error()) || message.blocks().isEmpty()) {
                throw e;
            }
            LOG.warn("Slack refuses the layout of a message ({}); it goes out as plain text", e.error());
            return sending.send(message.withoutBlocks());
        }
    }
}
