package dev.mxbot.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * One answer.
 *
 * @param mark the verdict, in colour and word
 * @param headline the answer in one sentence
 * @param blocks the rest, most important first
 * @param audience who is to see it
 */
public record Reply(Mark mark, Text headline, List<Block> blocks, List<Button> buttons, Audience audience) {
    public Reply {
        blocks = List.copyOf(blocks);
        buttons = List.copyOf(buttons);
    }

    /** Who is to see a reply. */
    public enum Audience {
        CHANNEL,
        /** Only the one who asked, where the platform can. */
        ASKER
    }

    public static Reply of(Mark mark, Text headline, List<Block> blocks, List<Button> buttons) {
        return new Reply(mark, headline, blocks, buttons, Audience.CHANNEL);
    }

    /** One line, seen only by the one who asked. */
    public static Reply privately(Text line) {
        return new Reply(Mark.NONE, line, List.of(), List.of(), Audience.ASKER);
    }

    public Reply withBlocks(List<Block> others) {
        return new Reply(mark, headline, others, buttons, audience);
    }

    /** The same with one block more in front of the others. */
    public Reply with(Block first) {
        List<Block> all = new ArrayList<>(blocks);
        all.add(0, first);
        return withBlocks(all);
    }

    public Reply forAsker() {
        return new Reply(mark, headline, blocks, buttons, Audience.ASKER);
    }
}
