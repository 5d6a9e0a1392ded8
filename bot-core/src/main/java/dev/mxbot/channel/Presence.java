package dev.mxbot.channel;

/** Hears from the platforms where mxbot may speak and where no longer. Returns at once. */
public interface Presence {
    /** For a bot that says nothing of its own accord. */
    Presence UNHEARD = new Presence() {
        @Override
        public void left(Channel channel, String why) {}

        @Override
        public void joined(Channel channel) {}

        @Override
        public void moved(Channel from, Channel to) {}
    };

    /**
     * mxbot was put out of a channel, or the channel was deleted or archived.
     *
     * @param channel an empty id means every channel of the workspace
     * @param why in words
     */
    void left(Channel channel, String why);

    /**
     * mxbot may speak there again, or for the first time.
     *
     * @param channel an empty id means that the workspace as a whole lets mxbot in, which is said at each start, too: it undoes what was
     *     said of the whole workspace, and not what was said of one channel
     */
    void joined(Channel channel);

    /**
     * The platform gave a channel another id, for good: all that is kept of the old one belongs to the new one. Said again, it changes
     * nothing. Slack does so when a private channel is shared with another organisation; a renaming changes no id anywhere, and on
     * Discord nothing does.
     */
    void moved(Channel from, Channel to);
}
