package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mxbot.reply.Button;
import dev.mxbot.reply.Mark;
import dev.mxbot.reply.Reply;
import dev.mxbot.reply.Text;
import dev.mxbot.testing.ReplyGallery;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.junit.jupiter.api.Test;

/** How a reply looks on Discord; that Discord takes all of the gallery is tried against the loopback. */
class DiscordRendererTest {
    private static final int TEXT = 10;
    private static final int FILE = 13;
    private static final int SEPARATOR = 14;

    private final DiscordRenderer renderer = new DiscordRenderer();

    @Test
    void aBrokenDomainReadsFromVerdictToFix() {
        assertEquals("""
                **BROKEN**  `example.com` cannot receive mail: its only MX host `mail.exmaple.com` does not exist.
                Every sender gets a bounce. 1 critical, 2 warnings.
                Receiving BROKEN, sending AT RISK, transport UNKNOWN.
                ————
                1  **CRITICAL**  MX 10 `mail.exmaple.com`: the name does not exist
                Published: `example.com MX 10 mail.exmaple.com.` (said by `192.0.2.53`)
                Fix, proven:
                ```
                remove  example.com. 3600 IN MX 10 mail.exmaple.com.
                add     example.com. 3600 IN MX 1 smtp.google.com.
                ```
                -# After you publish it, the last cache drops the old record within 1 h.
                ————
                2  **WARNING**  SPF does not authorise the host that receives mail
                ————
                3  **WARNING**  DMARC asks receivers to do nothing (p=none)
                2 remarks: no MTA-STS, MX TTL 1 d
                -# 31 lookups in 212 ms, 3 from cache (oldest 40 s)
                [Re-check mx:recheck:example.com] [Details mx:details:example.com]
                """, page(rendered("broken")));
    }

    @Test
    void theVerdictHasAColourAndAWord() {
        assertEquals(
                0xC93A3A,
                rendered("broken")
                        .path("components")
                        .get(0)
                        .path("accent_color")
                        .asInt());
        assertEquals(
                0x2E9E5B,
                rendered("healthy")
                        .path("components")
                        .get(0)
                        .path("accent_color")
                        .asInt());
        assertTrue(page(rendered("healthy")).startsWith("**HEALTHY**  "));
        assertTrue(rendered("progress")
                .path("components")
                .get(0)
                .path("accent_color")
                .isMissingNode());
        assertEquals("Checking `example.com` …\n", page(rendered("progress")));
    }

    @Test
    void whatWasLeftOutIsInAFile() {
        JsonNode json = rendered("forty-findings");
        assertEquals(FILE, json.path("components").get(1).path("type").asInt());
        String shown = page(json);
        assertTrue(
                shown.contains("40  **ERROR**  MX 400 `mail40.example.com`"),
                "the last finding is still named: " + shown);
        assertFalse(shown.contains("remove  example.com. 3600 IN MX 400 mail40.example.com."));
        assertEquals(
                "attachment://mxbot.txt",
                json.path("components").get(1).path("file").path("url").asText());
    }

    @Test
    void aShortReplyHasNoFile() {
        assertEquals(1, rendered("broken").path("components").size());
    }

    @Test
    void aButtonThatDoesNotFitIsReplacedByAWord() {
        String page = page(rendered("long-headline"));
        assertTrue(page.contains("-# Too long for a button here: type the command again instead."), page);
        assertFalse(page.contains("[Re-check"), page);
    }

    @Test
    void sameButtonsAppearOnceAndManyInRows() {
        List<Button> buttons = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(i -> new Button("Check " + i, "recheck", "domain" + i / 2 + ".example"))
                .toList());
        JsonNode container = json(renderer.render(Reply.of(Mark.NONE, Text.of("Many."), List.of(), buttons)))
                .path("components")
                .get(0);
        assertEquals(3, container.path("components").size(), "the text and two rows");
        assertEquals(5, container.path("components").get(2).path("components").size());
    }

    @Test
    void sayingItBrieflyKeepsTheVerdict() {
        JsonNode json = json(renderer.render(ReplyGallery.named("hostile"), Form.HEADLINE_AND_FILE));
        assertTrue(page(json).startsWith("**BROKEN**  `<!channel>"));
        assertEquals(FILE, json.path("components").get(1).path("type").asInt());
    }

    @Test
    void eachFormIsSimplerThanTheOneBefore() {
        Reply reply = ReplyGallery.named("forty-findings");
        JsonNode without = json(renderer.render(reply, Form.WITHOUT_FILES));
        assertEquals(1, without.path("components").size());
        assertTrue(page(without).contains("mail40.example.com"));
        JsonNode headline = json(renderer.render(reply, Form.HEADLINE));
        assertEquals(
                "**BROKEN**  `example.com` cannot receive mail: none of its 40 MX hosts exists.\n", page(headline));
        assertEquals(1, headline.path("components").size());
        JsonNode noPicture = json(renderer.render(ReplyGallery.named("picture"), Form.WITHOUT_FILES));
        assertFalse(noPicture.toString().contains("attachment://"));
    }

    @Test
    void aPictureIsDescribed() {
        JsonNode container = rendered("picture").path("components").get(0);
        JsonNode item = container.path("components").get(1).path("items").get(0);
        assertEquals(
                "example.com, MX 10 mail.example.com, 192.0.2.7",
                item.path("description").asText());
        assertTrue(item.path("media").path("url").asText().startsWith("attachment://picture-"));
    }

    @Test
    void aTreeIsAPictureAndTheSameInWords() {
        JsonNode mailFlow = rendered("mail-flow");
        assertTrue(page(mailFlow).startsWith("""
                **ERROR**  Mail flow of `example.com`: 1 error.
                ```
                example.com
                ├─ MX 10 mx1.example.net
                │  └─ 192.0.2.25
                │     └─ PTR mx1.example.net, confirmed
                ├─ ERROR  MX 20 mx2.example.net: the name does not exist
                └─ no MTA-STS policy
                ```
                """), page(mailFlow));
        assertEquals(
                "Mail flow of example.com: 1 error. The text says the same.",
                mailFlow.path("components")
                        .get(0)
                        .path("components")
                        .get(1)
                        .path("items")
                        .get(0)
                        .path("description")
                        .asText());
        assertTrue(page(rendered("spf-tree")).contains("""
                ├─ include:gone.example  1 lookup, 10/10
                │  └─ no SPF record there
                ├─ ERROR  mx  1 lookup, 11/10: beyond what receivers
                │     look up
                └─ -all
                """), page(rendered("spf-tree")));
    }

    @Test
    void aTreeThatIsTooLargeIsCutAndWholeInAFile() {
        JsonNode huge = rendered("huge-tree");
        assertEquals(FILE, huge.path("components").get(1).path("type").asInt());
        assertTrue(page(huge).contains(" more\n"), page(huge));
        assertTrue(page(huge).contains("[Re-check"), page(huge));
    }

    private JsonNode rendered(String name) {
        return json(renderer.render(ReplyGallery.named(name)));
    }

    private static JsonNode json(DiscordMessage message) {
        try (MessageCreateData data = message.asNew()) {
            return new ObjectMapper().readTree(data.toData().toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The container as a page of text. */
    private static String page(JsonNode message) {
        StringBuilder page = new StringBuilder();
        for (JsonNode child : message.path("components").get(0).path("components")) {
            switch (child.path("type").asInt()) {
                case TEXT -> page.append(child.path("content").asText());
                case SEPARATOR -> page.append("————");
                default -> {
                    List<String> buttons = new ArrayList<>();
                    child.path("components")
                            .forEach(button ->
                                    buttons.add("[" + button.path("label").asText() + " "
                                            + button.path("custom_id").asText() + "]"));
                    page.append(String.join(" ", buttons));
                }
            }
            page.append('\n');
        }
        return page.toString();
    }
}
