package dev.mxbot.discord.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The judge judges: each rule is broken once. */
class MessageRulesTest {
    private static final Set<String> NO_FILES = Set.of();

    @Test
    void passesAGoodMessage() {
        assertEquals(Optional.empty(), MessageRules.broken(good("Hello"), NO_FILES));
    }

    @Test
    void wantsTheFlagForNewComponents() {
        assertBroken("need the V2 flag", good("Hello").put("flags", 0));
    }

    @Test
    void refusesContentBesideComponents() {
        assertBroken("neither content", good("Hello").put("content", "Hi"));
    }

    @Test
    void countsComponentsAndText() {
        assertBroken("4001 characters", good("x".repeat(4001)));
        ObjectNode many = good("Hello");
        for (int i = 0; i < 40; i++) {
            many.withArray("components").addObject().put("type", 14);
        }
        assertBroken("41 components", many);
    }

    @Test
    void refusesTheSameIdTwice() {
        ObjectNode message = good("Hello");
        for (int i = 0; i < 2; i++) {
            ObjectNode row = message.withArray("components").addObject().put("type", 1);
            row.putArray("components").addObject().put("type", 2).put("custom_id", "mx:recheck:example.com");
        }
        assertBroken("custom_id twice", message);
    }

    @Test
    void refusesFilesThatNothingShows() {
        assertTrue(MessageRules.broken(good("Hello"), Set.of("mxbot.txt"))
                .orElseThrow()
                .contains("mxbot.txt"));
    }

    @Test
    void refusesWhatCouldPing() {
        ObjectNode pinging = good("@everyone");
        pinging.putObject("allowed_mentions").putArray("parse").add("everyone");
        assertBroken("ping", pinging);
        ObjectNode silent = good("@everyone");
        silent.remove("allowed_mentions");
        assertBroken("ping", silent);
    }

    @Test
    void theDescriptionOfDiscordIsUnderstood() {
        OpenApi api = new OpenApi();
        assertEquals(Optional.empty(), api.wrong("MessageCreateRequest", good("Hello")));
        assertTrue(api.wrong("MessageCreateRequest", good("")).isPresent(), "text of no length");
        assertTrue(api.wrong("MessageCreateRequest", good("Hello").put("content", 7))
                .isPresent());
    }

    private static void assertBroken(String why, ObjectNode message) {
        String broken = MessageRules.broken(message, NO_FILES).orElse("nothing");
        assertTrue(broken.contains(why), broken);
    }

    private static ObjectNode good(String text) {
        ObjectNode message = World.JSON.createObjectNode().put("flags", MessageRules.COMPONENTS_V2);
        message.putArray("components").addObject().put("type", 10).put("content", text);
        message.putObject("allowed_mentions").put("replied_user", false).putArray("parse");
        return message;
    }
}
