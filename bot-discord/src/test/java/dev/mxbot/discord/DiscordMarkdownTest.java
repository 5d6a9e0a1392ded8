package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Text;
import dev.mxbot.testing.ReplyGallery;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiscordMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "p=none (all 2 servers agree),p=none (all 2 servers agree)",
                "_dmarc and *,\\_dmarc and \\*",
                "ask postmaster@example.com,ask postmaster\\@example.com",
                "# no heading,\\# no heading",
                "- no list,\\- no list",
                "MTA-STS #1,MTA-STS #1",
                "> no quote,\\> no quote",
                "[no](https://link.example),\\[no\\](https://link.example)",
                "<t:0:R> ||no|| ~~no~~ `no`,\\<t:0:R> \\|\\|no\\|\\| \\~\\~no\\~\\~ \\`no\\`",
                "back\\slash,back\\\\slash",
            })
    void ourWordsMeanWhatTheySay(String words, String expected) {
        assertEquals(expected, DiscordMarkdown.line(Text.of(words)));
    }

    @Test
    void foreignWordsStandInCode() {
        assertEquals(
                "The host `**@everyone** <@1>` is gone.",
                DiscordMarkdown.line(
                        Text.of("The host ").thenLiteral("**@everyone** <@1>").plain(" is gone.")));
    }

    @ParameterizedTest
    @CsvSource({"a`b,aˋb", "`,ˋ", "```x,ˋˋˋx", "x``,xˋˋ"})
    void noBacktickEndsTheCode(String foreign, String shown) {
        assertEquals("`" + shown + "`", DiscordMarkdown.line(Text.literal(foreign)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  "})
    void nothingIsSaidToBeNothing(String foreign) {
        assertEquals("(empty)", DiscordMarkdown.line(Text.literal(foreign)));
    }

    @Test
    void twoPiecesOfCodeStayTwo() {
        assertEquals("`a` `b`", DiscordMarkdown.line(Text.literal("a").thenLiteral("b")));
    }

    @Test
    void longForeignWordsAreCut() {
        String line = DiscordMarkdown.line(Text.literal("é".repeat(5000)));
        assertEquals(DiscordMarkdown.LONGEST_LITERAL + 2, line.codePointCount(0, line.length()));
        assertEquals("…`", line.substring(line.length() - 2));
    }

    @Test
    void stressNeverHoldsForeignWords() {
        assertEquals(
                "**Published:** `**`",
                DiscordMarkdown.title(Text.of("Published: ").thenLiteral("**")));
        assertEquals("", DiscordMarkdown.line(Text.of("").strong("")));
    }

    @Test
    void linksAndTimesAreDiscords() {
        Text text = Text.of(
                new Inline.Link("RFC 7208 [SPF]", URI.create("https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4")),
                new Inline.Plain(" at "),
                new Inline.Time(Instant.ofEpochSecond(1_795_183_331)));
        assertEquals(
                "[RFC 7208 \\[SPF\\]](<https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4>) at <t:1795183331:f>",
                DiscordMarkdown.line(text));
    }

    @Test
    void aBlockToCopyFromKeepsSingleBackticks() {
        assertEquals("```\nv=spf1 `x` ~all\n```", DiscordMarkdown.fence("v=spf1 `x` ~all\n"));
    }

    @Test
    void noRunOfBackticksEndsABlock() {
        assertEquals("```\n`ˋˋ @everyone `ˋ\n```", DiscordMarkdown.fence("``` @everyone ``"));
        assertEquals("", DiscordMarkdown.fence(" \n "));
    }

    @Test
    void nothingOfTheHostileTextIsLive() {
        String line = DiscordMarkdown.line(Text.literal(ReplyGallery.HOSTILE));
        String words = DiscordMarkdown.line(Text.of(ReplyGallery.HOSTILE));
        String block = DiscordMarkdown.fence(ReplyGallery.HOSTILE);
        assertEquals("", LiveMarkup.in(line + "\n" + block));
        assertEquals("https:", LiveMarkup.in(words).split(" ", 2)[0], "an address in our own words may be a link");
        assertFalse(block.substring(3, block.length() - 3).contains("```"));
    }
}
