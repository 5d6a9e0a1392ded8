package dev.mxbot.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.ReplyGallery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1b   | \\x1B",
                "0    | \\x00",
                "a    | \\x0A",
                "7f   | \\x7F",
                "9b   | \\x9B",
                "ad   | \\u{00AD}",
                "200b | \\u{200B}",
                "202e | \\u{202E}",
                "2066 | \\u{2066}",
                "2028 | \\u{2028}",
                "feff | \\u{FEFF}",
                "fe0f | \\u{FE0F}",
                "3164 | \\u{3164}",
                "e000 | \\u{E000}",
                "e0041| \\u{E0041}",
                "d800 | \\u{D800}",
                "fc   | ü",
                "4f8b | 例",
                "1f4ec| 📬",
            })
    void showsWhatCannotBeSeenAsItsNumber(String codePoint, String shown) {
        String foreign = "a" + Character.toString(Integer.parseInt(codePoint, 16)) + "b";

        assertEquals("a" + shown + "b", Printable.line(foreign));
    }

    @Test
    void keepsLinesAndTabsInABlock() {
        assertEquals("one\n\ttwo\nthree\\x0D", Printable.block("one\r\n\ttwo\nthree\r"));
    }

    @Test
    void saysThatSomethingIsLeftOut() {
        assertEquals("exampl…", Printable.line("example.com", 7));
        assertEquals("example", Printable.line("example", 7));
        assertEquals("📬📬…", Printable.line("📬📬📬📬", 3));
    }

    @Test
    void neverCutsWithinANumber() {
        assertEquals("ab…", Printable.line("ab\u001b[31m", 5));
    }

    @Test
    void changesNothingTheSecondTime() {
        String once = Printable.line(ReplyGallery.HOSTILE);

        assertEquals(once, Printable.line(once));
        assertTrue(once.codePoints().noneMatch(c -> c < 0x20));
    }
}
