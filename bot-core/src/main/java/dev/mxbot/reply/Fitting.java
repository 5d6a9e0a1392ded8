package dev.mxbot.reply;

import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a reply small enough for a platform: it loses detail before it loses findings. In this order, and no further than needed:
 * asides from the last; code to fewer lines; lines and foreign text that are over-long; the bodies of items from the last; the items
 * themselves from the last; what else there is from the last; the end of the headline. What was cut is said, "… 12 more lines".
 */
public final class Fitting {
    /** A record longer than this is no use for copying by eye, and is shown in full on demand. */
    private static final int LONG_LINE = 500;

    private static final int SHORT_LINE = 40;

    private Fitting() {}

    /**
     * The largest cut of the reply that fits. If nothing fits, what is left at the end is a headline of one character, with mark and
     * buttons.
     *
     * @param fits true if a platform can show the reply; larger replies must not fit where smaller ones do not
     */
    public static Reply fit(Reply reply, Predicate<Reply> fits) {
        Reply fitted = reply;
        for (Stage stage : STAGES) {
            if (fits.test(fitted)) {
                return fitted;
            }
            fitted = largest(fitted, stage, fits);
        }
        return fitted;
    }

    /** One way to become smaller: {@code cut} with a lower number leaves less; {@code least} is as far as it goes. */
    private record Stage(int least, Measure full, Cut cut) {}

    private interface Measure {
        int of(Reply reply);
    }

    private interface Cut {
        Reply apply(Reply reply, int keep);
    }

    private static final List<Stage> STAGES = List.of(
            new Stage(0, Pruning::asides, Pruning::keepAsides),
            new Stage(3, Pruning::longestCode, Pruning::keepCodeLines),
            new Stage(LONG_LINE, Pruning::longestRun, Pruning::keepCharacters),
            new Stage(0, Pruning::bodies, Pruning::keepBodies),
            new Stage(SHORT_LINE, Pruning::longestRun, Pruning::keepCharacters),
            new Stage(0, Pruning::items, Pruning::keepItems),
            new Stage(0, reply -> reply.blocks().size(), Pruning::keepBlocks),
            new Stage(1, Pruning::headline, Pruning::keepHeadline));

    /** Halving instead of one by one: a thousand items cost ten renderings. */
    private static Reply largest(Reply reply, Stage stage, Predicate<Reply> fits) {
        int tooMuch = stage.full().of(reply);
        int enough = stage.least();
        if (tooMuch <= enough) {
            return reply;
        }
        Reply smallest = stage.cut().apply(reply, enough);
        if (!fits.test(smallest)) {
            return smallest;
        }
        Reply best = smallest;
        while (tooMuch - enough > 1) {
            int middle = enough + (tooMuch - enough) / 2;
            Reply tried = stage.cut().apply(reply, middle);
            if (fits.test(tried)) {
                best = tried;
                enough = middle;
            } else {
                tooMuch = middle;
            }
        }
        return best;
    }
}
