package dev.mxbot.slack;

import dev.mxbot.channel.Channel;
import dev.mxbot.channel.Presence;
import java.util.ArrayList;
import java.util.List;

/** Writes down where mxbot may speak, and where not. */
final class HeardPresence implements Presence {
    private final List<String> heard = new ArrayList<>();

    @Override
    public synchronized void left(Channel channel, String why) {
        heard.add("left " + channel.workspace() + "/" + channel.id() + ": " + why);
    }

    @Override
    public synchronized void joined(Channel channel) {
        heard.add("joined " + channel.workspace() + "/" + channel.id());
    }

    @Override
    public synchronized void moved(Channel from, Channel to) {
        heard.add("moved " + from.workspace() + "/" + from.id() + " to " + to.workspace() + "/" + to.id());
    }

    synchronized List<String> heard() {
        return List.copyOf(heard);
    }
}
