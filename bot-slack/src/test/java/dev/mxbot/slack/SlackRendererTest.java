package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mxbot.reply.Block;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Inline;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.slack.testing.BlockKit;
import dev.mxbot.testing.ReplyGallery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlackRendererTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SlackRenderer renderer = new SlackRenderer();

    static Stream<String> gallery() {
        return ReplyGallery.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void isWhatSlackTakes(String name) throws Exception {
        SlackMessage message = renderer.render(ReplyGallery.named(name));
        assertEquals(List.of(), BlockKit.faults(blocks(message)));
        assertEquals(List.of(), BlockKit.faultsOfText(message.text()));
        assertTrue(message.text().length() <= SlackRenderer.MOST_TEXT);
        assertFalse(message.text().isBlank());
        // Nothing that Slack would read as markup, wherever foreign text may have come to stand.
        assertFalse(message.blocksAsJson().contains("\"mrkdwn\""));
    }

    @Test
    void showsHostileTextAsItIs() throws Exception {
        JsonNode blocks = blocks(renderer.render(Reply.of(
                Mark.WARNING,
                Text.literal("<!channel>").plain(" says ").strong("so"),
                List.of(new Block.Code("<!here> ```"), new Block.Aside(Text.literal("<@U1> \u202Ex"))),
                List.of())));
        assertEquals("<!channel>", blocks.at("/0/elements/0/elements/2/text").asText());
        assertTrue(blocks.at("/0/elements/0/elements/2/style/code").asBoolean());
        assertEquals("<!here> ```", blocks.at("/0/elements/1/elements/0/text").asText());
        assertEquals("rich_text_preformatted", blocks.at("/0/elements/1/type").asText());
        assertEquals("plain_text", blocks.at("/1/elements/0/type").asText());
        assertEquals("<@U1> \\u{202E}x", blocks.at("/1/elements/0/text").asText());
    }

    @Test
    void writesTheWholeReply() throws Exception {
        try (var expected = SlackRendererTest.class.getResourceAsStream("broken.json")) {
            assertEquals(
                    JSON.readTree(new String(expected.readAllBytes(), StandardCharsets.UTF_8)),
                    blocks(renderer.render(ReplyGallery.named("broken"))));
        }
    }

    @Test
    void saysTheColourInAWordAsWell() throws Exception {
        for (Mark mark : Mark.values()) {
            JsonNode first = blocks(renderer.render(Reply.of(mark, Text.literal("headline"), List.of(), List.of())))
                    .at("/0/elements/0/elements");
            if (mark == Mark.NONE) {
                assertEquals("headline", first.at("/0/text").asText());
            } else {
                assertEquals("emoji", first.at("/0/type").asText());
                assertEquals(mark.word(), first.at("/1/text").asText().strip());
            }
        }
    }

    @Test
    void givesEachButtonItsOwnId() throws Exception {
        JsonNode buttons = blocks(renderer.render(Reply.of(
                        Mark.NONE,
                        Text.of("two"),
                        List.of(),
                        List.of(
                                new Button("Re-check", "recheck", "example.com"),
                                new Button("Re-check", "recheck", "example.net")))))
                .at("/1/elements");
        assertEquals("mx:recheck:0", buttons.at("/0/action_id").asText());
        assertEquals("mx:recheck:1", buttons.at("/1/action_id").asText());
        assertEquals("example.net", buttons.at("/1/value").asText());
    }

    @Test
    void leavesOutAButtonWhoseArgumentIsTooLong() throws Exception {
        JsonNode blocks = blocks(renderer.render(Reply.of(
                Mark.NONE, Text.of("one"), List.of(), List.of(new Button("All", "details", "x".repeat(2_001))))));
        assertEquals(1, blocks.size());
    }

    @Test
    void linksOnlyToTheWeb() throws Exception {
        JsonNode runs = blocks(renderer.render(Reply.of(
                        Mark.NONE,
                        Text.of(
                                new Inline.Link("RFC 5321", URI.create("https://www.rfc-editor.org/rfc/rfc5321")),
                                new Inline.Link("file", URI.create("file:///etc/passwd"))),
                        List.of(),
                        List.of())))
                .at("/0/elements/0/elements");
        assertEquals("link", runs.at("/0/type").asText());
        assertEquals("text", runs.at("/1/type").asText());
    }

    @Test
    void tellsTimesInTheReadersZone() throws Exception {
        JsonNode run = blocks(renderer.render(Reply.of(
                        Mark.NONE,
                        Text.of(new Inline.Time(Instant.parse("2026-11-20T14:02:11Z"))),
                        List.of(),
                        List.of())))
                .at("/0/elements/0/elements/0");
        assertEquals(1795183331L, run.path("timestamp").asLong());
        assertEquals("2026-11-20 14:02:11 UTC", run.path("fallback").asText());
    }

    @Test
    void aTreeIsPreformattedAndItsPictureIsNoBlock() throws Exception {
        JsonNode blocks = blocks(renderer.render(ReplyGallery.named("mail-flow")));

        assertEquals(1, blocks.size());
        assertEquals("rich_text_preformatted", blocks.at("/0/elements/1/type").asText());
        assertEquals("""
                example.com
                ├─ MX 10 mx1.example.net
                │  └─ 192.0.2.25
                │     └─ PTR mx1.example.net, confirmed
                ├─ ERROR  MX 20 mx2.example.net: the name does not exist
                └─ no MTA-STS policy""", blocks.at("/0/elements/1/elements/0/text").asText());
    }

    @Test
    void losesDetailBeforeFindings() {
        String blocks = renderer.render(ReplyGallery.named("forty-findings")).blocksAsJson();
        for (int item = 1; item <= 35; item++) {
            assertTrue(blocks.contains("\" " + item + "  "), "item " + item + " of " + blocks);
        }
        assertTrue(blocks.contains(" more\""), blocks);
    }

    @Test
    void cutsTheTextWithoutCuttingAnEntity() {
        SlackMessage message =
                renderer.render(Reply.of(Mark.NONE, Text.literal("&".repeat(5_000)), List.of(), List.of()));
        assertTrue(message.text().matches("(&amp;)+…"), message.text());
        assertTrue(message.text().length() > SlackRenderer.MOST_TEXT / 2);
    }

    private static JsonNode blocks(SlackMessage message) throws Exception {
        return JSON.readTree(message.blocksAsJson());
    }
}
