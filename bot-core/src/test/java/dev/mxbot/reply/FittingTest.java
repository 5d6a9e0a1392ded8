package dev.mxbot.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.ReplyGallery;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittingTest {
    private static final PlainText TEXT = new PlainText(Integer.MAX_VALUE);

    private static Stream<Map.Entry<String, Reply>> gallery() {
        return ReplyGallery.all().entrySet().stream();
    }

    @Test
    void leavesAReplyAloneThatFits() {
        Reply reply = ReplyGallery.named("broken");

        assertSame(reply, Fitting.fit(reply, any -> true));
    }

    @Test
    void losesAsidesFirst() {
        Reply broken = ReplyGallery.named("broken");
        String fitted = fitted("broken", TEXT.render(broken).length() - 1);

        assertFalse(fitted.contains("31 lookups"), fitted);
        assertTrue(fitted.contains("the last cache drops"), fitted);
    }

    @Test
    void losesDetailBeforeItLosesFindings() {
        String fitted = fitted("forty-findings", 3500);

        assertTrue(fitted.contains("40  ERROR  MX 400 mail40.example.com"), fitted);
        assertTrue(fitted.contains("remove  example.com. 3600 IN MX 10 mail1"), fitted);
        assertFalse(fitted.contains("remove  example.com. 3600 IN MX 400"), fitted);
    }

    @Test
    void countsTheFindingsItLost() {
        String fitted = fitted("thousand-findings", 1000);
        long shown =
                fitted.lines().filter(line -> line.contains("does not exist")).count();

        assertTrue(shown > 10, fitted);
        assertTrue(fitted.contains("and " + (1000 - shown) + " more"), fitted);
    }

    @Test
    void cutsCodeToLines() {
        String fitted = fitted("huge-code", 2000);

        assertTrue(fitted.contains("verification-token-number-20\""), fitted);
        assertTrue(fitted.contains(" more lines\n"), fitted);
        assertTrue(fitted.contains("Large answers need TCP."), fitted);
    }

    @Test
    void cutsALongLineBeforeItLosesTheNextFinding() {
        String fitted = fitted("long-line", 2000);

        assertTrue(fitted.contains("kkk…"), fitted);
        assertTrue(fitted.contains("This remark is to survive"), fitted);
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void fitsIntoWhatThereIs(Map.Entry<String, Reply> shown) {
        for (int room : new int[] {4000, 2000, 500, 120}) {
            Predicate<Reply> fits = reply -> TEXT.render(reply).length() <= room;
            Reply fitted = Fitting.fit(shown.getValue(), fits);

            assertTrue(fits.test(fitted), shown.getKey() + " does not fit into " + room);
            assertEquals(shown.getValue().mark(), fitted.mark());
            assertEquals(shown.getValue().buttons(), fitted.buttons());
        }
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void endsWithAHeadlineWhereNothingFits(Map.Entry<String, Reply> shown) {
        Reply fitted = Fitting.fit(shown.getValue(), reply -> false);

        assertEquals("…", PlainText.line(fitted.headline()));
        assertTrue(fitted.blocks().isEmpty());
    }

    private static String fitted(String name, int room) {
        Reply reply = ReplyGallery.named(name);
        return TEXT.render(Fitting.fit(reply, cut -> TEXT.render(cut).length() <= room));
    }
}
