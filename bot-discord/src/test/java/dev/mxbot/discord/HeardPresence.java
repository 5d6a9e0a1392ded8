package dev.mxbot.discord;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Presence;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Where the bot was told to be in and out, in order. */
final class HeardPresence implements Presence {
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void left(Channel channel, String why) {
        heard.add("left " + channel.workspace() + "/" + channel.id() + ": " + why);
    }

    @Override
    public void joined(Channel channel) {
        heard.add("joined " + channel.workspace() + "/" + channel.id());
    }

    @Override
    public void moved(Channel from, Channel to) {
        heard.add("moved " + from.workspace() + "/" + from.id() + " to " + to.workspace() + "/" + to.id());
    }

    /** Waited for. */
    String next() {
        try {
            String next = heard.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("waited in vain");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isQuiet() {
        return heard.isEmpty();
    }
}
