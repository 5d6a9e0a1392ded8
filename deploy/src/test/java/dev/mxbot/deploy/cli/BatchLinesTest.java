package dev.mxbot.deploy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchLinesTest {
    @Test
    void skipsBlankLinesAndCountsThem() throws Exception {
        BatchLines lines = lines("\uFEFFone\r\n\n \t\r\n\uFEFF\n  five");

        assertEquals("one", lines.next().orElseThrow().text());
        BatchLines.Line last = lines.next().orElseThrow();
        assertEquals(5, last.number());
        assertEquals("five", last.text());
        assertEquals(Optional.empty(), lines.next());
    }

    @Test
    void keepsNoMoreOfALineThanItsLimit() throws Exception {
        BatchLines lines = lines("x".repeat(3 * BatchLines.LONGEST) + "\n" + "y".repeat(BatchLines.LONGEST) + "\nnext");

        BatchLines.Line tooLong = lines.next().orElseThrow();
        assertFalse(tooLong.whole());
        assertEquals(BatchLines.LONGEST, tooLong.start().length());
        assertEquals(
                "the line is longer than 1048576 characters",
                assertThrows(UnreadableLine.class, tooLong::text).getMessage());
        assertTrue(lines.next().orElseThrow().whole());
        assertEquals("next", lines.next().orElseThrow().text());
    }

    @Test
    void anEmptyInputHasNone() throws IOException {
        assertEquals(Optional.empty(), lines("").next());
        assertEquals(Optional.empty(), lines("\n\n").next());
    }

    private static BatchLines lines(String text) {
        return new BatchLines(new BufferedReader(new StringReader(text)));
    }
}
