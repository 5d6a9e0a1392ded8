package dev.mxbot.deploy.cli;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Delivery;
import dev.mxbot.channel.Notifier;
import dev.mxbot.channel.People;
import dev.mxbot.channel.Post;
import dev.mxbot.channel.Standing;
import dev.mxbot.reply.Reply;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The smallest platform there is: one channel, and one person in it, who may do everything. */
public final class TerminalPlatform implements Notifier, People {
    static final Channel CHANNEL = new Channel("console", "", "terminal");

    private final Consumer<Reply> screen;
    private final AtomicInteger messages = new AtomicInteger();

    /** @param screen shows what is said, on any thread */
    TerminalPlatform(Consumer<Reply> screen) {
        this.screen = screen;
    }

    /** Where it is. */
    public Channel channel() {
        return CHANNEL;
    }

    @Override
    public String platform() {
        return CHANNEL.platform();
    }

    /** A terminal has no threads: all is said at its end. */
    @Override
    public CompletionStage<Delivery> deliver(Post post) {
        return say(post.reply());
    }

    @Override
    public CompletionStage<Delivery> tell(Channel near, String person, Reply reply) {
        return say(reply);
    }

    private CompletionStage<Delivery> say(Reply reply) {
        screen.accept(reply);
        return CompletableFuture.completedFuture(new Delivery.Delivered("line-" + messages.incrementAndGet()));
    }

    @Override
    public CompletionStage<Standing> standing(Channel channel, String person) {
        return CompletableFuture.completedFuture(Standing.ADMIN);
    }

    /** Whoever is signed in. */
    @Override
    public CompletionStage<Optional<String>> name(Channel channel, String person) {
        return CompletableFuture.completedFuture(Optional.ofNullable(System.getProperty("user.name")));
    }
}
