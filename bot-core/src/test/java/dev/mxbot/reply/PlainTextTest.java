package dev.mxbot.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.reply.Mark.Tone;
import dev.mxbot.testing.ReplyGallery;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {
    private static Stream<Map.Entry<String, Reply>> gallery() {
        return ReplyGallery.all().entrySet().stream();
    }

    @Test
    void readsLikeAPage() {
        assertEquals("""
                BROKEN  example.com cannot receive mail: its only MX host
                mail.exmaple.com does not exist.
                Every sender gets a bounce. 1 critical, 2 warnings.
                Receiving BROKEN, sending AT RISK, transport UNKNOWN.

                1  CRITICAL  MX 10 mail.exmaple.com: the name does not exist
                   Published: example.com MX 10 mail.exmaple.com. (said by
                   192.0.2.53)
                   Fix, proven:
                       remove  example.com. 3600 IN MX 10 mail.exmaple.com.
                       add     example.com. 3600 IN MX 1 smtp.google.com.
                   After you publish it, the last cache drops the old record
                   within 1 h.
                2  WARNING  SPF does not authorise the host that receives mail
                3  WARNING  DMARC asks receivers to do nothing (p=none)
                2 remarks: no MTA-STS, MX TTL 1 d
                31 lookups in 212 ms, 3 from cache (oldest 40 s)
                """, new PlainText(64).render(ReplyGallery.named("broken")));
    }

    @Test
    void namesTheTargetOfALinkAndTheTimeInUtc() {
        assertTrue(new PlainText(100)
                .render(ReplyGallery.named("help"))
                .contains("More: RFC 5321 (https://www.rfc-editor.org/rfc/rfc5321)"));
        assertTrue(new PlainText(Integer.MAX_VALUE)
                .render(ReplyGallery.named("details"))
                .contains("said by 192.0.2.53 at 2026-11-20 14:02:11 UTC, TTL 300 s"));
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void letsNothingSteerTheTerminal(Map.Entry<String, Reply> shown) {
        String text = new PlainText(80).render(shown.getValue());

        assertTrue(
                text.codePoints().noneMatch(c -> (c < 0x20 && c != '\n') || c == 0x7f || c == 0x202e || c == 0x200b),
                text);
        assertTrue(text.endsWith("\n"));
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void wrapsWhatCanBeWrapped(Map.Entry<String, Reply> shown) {
        new PlainText(80)
                .render(shown.getValue())
                .lines()
                .filter(line -> !line.startsWith("    "))
                .filter(line -> line.strip().contains(" "))
                .filter(line -> Stream.of(line.split(" ")).allMatch(word -> word.length() < 60))
                .forEach(line -> assertTrue(PlainText.columns(line) <= 80, line));
    }

    @Test
    void inkTakesNoRoom() {
        PlainText.Ink ink = new PlainText.Ink() {
            @Override
            public String mark(Tone tone, String word) {
                return "\u001b[1;31m" + word + "\u001b[0m";
            }

            @Override
            public String strong(String words) {
                return "\u001b[1m" + words + "\u001b[0m";
            }
        };
        Reply reply =
                Reply.of(Mark.BROKEN, Text.of("one two ").strong("three").plain(", four five"), List.of(), List.of());

        assertEquals("BROKEN  one two three,\nfour five\n", new PlainText(22).render(reply));
        assertEquals(
                "\u001b[1;31mBROKEN\u001b[0m  one two \u001b[1mthree\u001b[0m,\nfour five\n",
                new PlainText(22, ink).render(reply));
    }

    @Test
    void ideographsTakeTwoColumns() {
        assertEquals(4, PlainText.columns("例え"));
        assertEquals(1, PlainText.columns("e\u0301"));
    }
}
