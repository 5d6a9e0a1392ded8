package dev.mxbot.discord;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.Placement;
import dev.mxbot.channel.Post;
import dev.mxbot.reply.PlainText;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts. The first message of an incident stands in the channel; what follows goes into a thread begun from it, and where there can
 * be none (a direct channel, a missing permission) it answers that message in the channel.
 */
final class DiscordNotifier implements Notifier {
    /** <a href="https://docs.discord.com/developers/resources/channel#start-thread-from-message">Discord's limit</a>. */
    static final int LONGEST_NAME = 100;

    /** After a week without a word a thread folds itself away; the next word unfolds it. */
    private static final int FOLD_AFTER_MINUTES = 7 * 24 * 60;

    private static final int FORBIDDEN = 403;

    private static final int THREAD_EXISTS = 160004;

    private static final Logger log = LoggerFactory.getLogger(DiscordNotifier.class);

    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private final DiscordRest rest;
    private final DiscordRenderer renderer;

    @Inject
    DiscordNotifier(DiscordRest rest, DiscordRenderer renderer) {
        this.rest = rest;
        this.renderer = renderer;
    }

    @Override
    public String platform() {
        return DiscordCommands.PLATFORM;
    }

    @Override
    public CompletionStage<Delivery> deliver(Post post) {
        try {
            return placed(post).exceptionally(DiscordNotifier::unforeseen);
        } catch (RuntimeException broken) {
            return completedFuture(unforeseen(broken));
        }
    }

    @Override
    public CompletionStage<Delivery> tell(Channel near, String person, Reply reply) {
        RequestBody recipient = RequestBody.create(
                DataObject.empty().put("recipient_id", person).toJson(), JSON);
        Sign sign = Sign.of(UUID.randomUUID().toString().substring(0, 23));
        return rest.send(Route.Self.CREATE_PRIVATE_CHANNEL.compile(), recipient)
                .thenCompose(opened -> opened instanceof RestAnswer.Accepted accepted
                        ? said(
                                Saying.id(accepted),
                                saying(Saying.id(accepted), reply, sign).say())
                        // Opening a channel says nothing: it may be done again.
                        : completedFuture(retryable(opened)))
                .exceptionally(DiscordNotifier::unforeseen);
    }

    private CompletionStage<Delivery> placed(Post post) {
        String channel = post.to().id();
        if (post.where() instanceof Placement.InsteadOf instead) {
            Spot spot = Spot.of(instead.message(), channel);
            return saying(spot.channel(), post.reply(), Sign.of(post.key()))
                    .sayInsteadOf(spot.message())
                    .thenApply(answer -> answer instanceof RestAnswer.Accepted
                            ? new Delivery.Delivered(instead.message())
                            : Outcome.failed(answer));
        }
        if (post.where() instanceof Placement.Under under) {
            Spot parent = Spot.of(under.parent(), channel);
            if (parent.isOutside(channel)) {
                return inThread(post, parent.channel());
            }
            return post.to().workspace().isEmpty() ? answering(post, parent) : underneath(post, parent);
        }
        return said(channel, spoken(post, saying(channel, post.reply(), Sign.of(post.key()))));
    }

    /** The thread of a message bears the message's number; that it is not there yet is seen by trying. */
    private CompletionStage<Delivery> underneath(Post post, Spot parent) {
        String thread = parent.message();
        return spoken(post, saying(thread, post.reply(), Sign.of(post.key()))).thenCompose(answer -> {
            if (!Outcome.is(answer, Outcome.UNKNOWN_CHANNEL)) {
                return settledInThread(post, parent, answer);
            }
            return rest.send(Route.Messages.GET_MESSAGE.compile(parent.channel(), parent.message()))
                    .thenCompose(first -> begun(parent, name(first, post.reply())))
                    .thenCompose(created -> inNewThread(post, parent, created));
        });
    }

    private CompletionStage<RestAnswer> begun(Spot parent, String name) {
        DataObject thread = DataObject.empty().put("name", name).put("auto_archive_duration", FOLD_AFTER_MINUTES);
        return rest.send(
                Route.Channels.CREATE_THREAD_FROM_MESSAGE.compile(parent.channel(), parent.message()),
                RequestBody.create(thread.toJson(), JSON));
    }

    private CompletionStage<Delivery> inNewThread(Post post, Spot parent, RestAnswer created) {
        if (created instanceof RestAnswer.Accepted) {
            return spoken(post, saying(parent.message(), post.reply(), Sign.of(post.key())))
                    .thenCompose(answer -> settledInThread(post, parent, answer));
        }
        if (created instanceof RestAnswer.Denied denied) {
            if (denied.code() == Outcome.UNKNOWN_MESSAGE) {
                return completedFuture(new Delivery.ParentGone());
            }
            if (denied.code() == THREAD_EXISTS) {
                // It once had a thread, and somebody has deleted that.
                return completedFuture(new Delivery.ParentGone());
            }
            if (denied.code() == Outcome.UNKNOWN_CHANNEL
                    || denied.code() == Outcome.MISSING_ACCESS
                    || denied.status() == 401) {
                return completedFuture(Outcome.failed(denied));
            }
            log.info("No thread in channel {} ({}); answering in the channel.", parent.channel(), denied);
            return answering(post, parent);
        }
        return completedFuture(retryable(created));
    }

    private CompletionStage<Delivery> settledInThread(Post post, Spot parent, RestAnswer answer) {
        if (answer instanceof RestAnswer.Accepted accepted) {
            String name = new Spot(parent.message(), Saying.id(accepted)).name(parent.channel());
            return alsoInChannel(post) ? told(post, parent, name) : completedFuture(new Delivery.Delivered(name));
        }
        if (Outcome.isThreadClosed(answer) || Outcome.is(answer, Outcome.UNKNOWN_CHANNEL)) {
            return completedFuture(new Delivery.ParentGone());
        }
        if (answer instanceof RestAnswer.Denied denied && denied.status() == FORBIDDEN && denied.code() != 0) {
            // In threads mxbot needs a permission of its own.
            return answering(post, parent);
        }
        return completedFuture(Outcome.failed(answer));
    }

    /** The answer stands in its thread; now the line in the channel. A try that gets no further is looked for when it is repeated. */
    private CompletionStage<Delivery> told(Post post, Spot parent, String name) {
        Reply line = Reply.of(post.reply().mark(), post.reply().headline(), List.of(), List.of());
        Saying saying =
                saying(parent.channel(), line, Sign.of(post.key()).sibling()).answering(parent.message());
        return spoken(post, saying).thenApply(answer -> {
            if (answer instanceof RestAnswer.NotNow || answer instanceof RestAnswer.Lost) {
                return new Delivery.Unconfirmed("said in the thread, and not yet in the channel");
            }
            if (answer instanceof RestAnswer.Denied denied) {
                log.info("Said in the thread, but not in channel {}: {}", parent.channel(), denied);
            }
            return new Delivery.Delivered(name);
        });
    }

    private CompletionStage<Delivery> inThread(Post post, String thread) {
        return spoken(post, saying(thread, post.reply(), Sign.of(post.key()))).thenApply(answer -> {
            if (answer instanceof RestAnswer.Accepted accepted) {
                return new Delivery.Delivered(
                        new Spot(thread, Saying.id(accepted)).name(post.to().id()));
            }
            return Outcome.is(answer, Outcome.UNKNOWN_CHANNEL) || Outcome.isThreadClosed(answer)
                    ? new Delivery.ParentGone()
                    : Outcome.failed(answer);
        });
    }

    private CompletionStage<Delivery> answering(Post post, Spot parent) {
        Saying saying =
                saying(parent.channel(), post.reply(), Sign.of(post.key())).answering(parent.message());
        return said(parent.channel(), spoken(post, saying));
    }

    private Saying saying(String channel, Reply reply, Sign sign) {
        return new Saying(rest, renderer, channel, reply, sign);
    }

    private static CompletionStage<RestAnswer> spoken(Post post, Saying saying) {
        return post.perhapsSent() ? saying.sayOnce() : saying.say();
    }

    private static CompletionStage<Delivery> said(String channel, CompletionStage<RestAnswer> saying) {
        return saying.thenApply(answer -> answer instanceof RestAnswer.Accepted accepted
                ? new Delivery.Delivered(new Spot(channel, Saying.id(accepted)).name(channel))
                : Outcome.failed(answer));
    }

    /** For a request that may be made twice: a lost one is simply made again. */
    private static Delivery retryable(RestAnswer answer) {
        return answer instanceof RestAnswer.Lost lost
                ? new Delivery.TryLater(lost.why(), Duration.ZERO)
                : Outcome.failed(answer);
    }

    private static boolean alsoInChannel(Post post) {
        return post.where() instanceof Placement.Under under && under.alsoInChannel();
    }

    /** A thread is called by the first line of the message that it belongs to; where that cannot be read, of what is said in it. */
    private static String name(RestAnswer first, Reply reply) {
        String line = first instanceof RestAnswer.Accepted accepted ? headline(accepted.body()) : "";
        return Printable.line(line.isBlank() ? PlainText.line(reply.headline()) : line, LONGEST_NAME);
    }

    /** Names are no Markdown: what marks up the words of ours is left out. */
    private static String headline(String message) {
        DataArray components =
                DataObject.fromJson(message).optArray("components").orElseGet(DataArray::empty);
        DataArray within = components.isEmpty()
                ? components
                : components.getObject(0).optArray("components").orElseGet(DataArray::empty);
        return within.isEmpty()
                ? ""
                : within.getObject(0)
                        .getString("content", "")
                        .lines()
                        .findFirst()
                        .orElse("")
                        .replaceAll("[*`\\\\]", "")
                        .replaceAll(" {2,}", " ");
    }

    private static Delivery unforeseen(Throwable broken) {
        log.error("A post to Discord failed.", broken);
        return new Delivery.Unconfirmed("failed in mxbot, see its log");
    }
}
