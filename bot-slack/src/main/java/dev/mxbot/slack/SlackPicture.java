package dev.mxbot.slack;

import dev.mxbot.reply.Block;
import dev.mxbot.reply.Png;
import dev.mxbot.reply.Printable;
import dev.mxbot.reply.Reply;
import java.util.List;
import java.util.stream.Stream;

/**
 * A picture as Slack takes it: a file of its own, since a message's blocks can hold none that is not on the web already.
 *
 * @param alt what it says, for those who do not see it
 */
record SlackPicture(String alt, Png png) {
    static final String NAME = "mxbot.png";

    /** Nobody listens longer to what is said about a picture. */
    private static final int LONGEST_ALT = 1_000;

    private static final int MOST = 3;

    /** The pictures of a reply. */
    static List<SlackPicture> of(Reply reply) {
        return reply.blocks().stream()
                .flatMap(block -> block instanceof Block.Picture picture ? Stream.of(picture) : Stream.of())
                .limit(MOST)
                .map(picture -> new SlackPicture(Printable.line(picture.alt(), LONGEST_ALT), picture.png()))
                .toList();
    }
}
