package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.ReplyGallery;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;

/** P4: a message is known again by what Discord keeps of it. */
class SignTest {
    private static final String KEY = "w1234567890-i42-open-0000";

    @Test
    void isFoundOnItsOwnMessageAlone() {
        DataObject message = message(Sign.of(KEY));
        assertTrue(Sign.of(KEY).isOn(message));
        assertFalse(Sign.of("w1234567890-i42-open-0001").isOn(message));
        assertFalse(Sign.of(KEY).sibling().isOn(message));
    }

    @Test
    void fitsDiscordsLimits() {
        for (int i = 0; i < 1000; i++) {
            Sign sign = Sign.of("key-" + i);
            assertTrue(sign.container() >= 1 << 30 && sign.headline() >= 1 << 30, "clear of Discord's own numbers");
            assertTrue(sign.sibling().nonce().length() <= 25, sign.sibling().nonce());
        }
        assertEquals(KEY, Sign.of(KEY).nonce());
        assertNotEquals(KEY, Sign.of(KEY).sibling().nonce());
    }

    @Test
    void otherMessagesBearNone() {
        assertFalse(Sign.of(KEY).isOn(DataObject.fromJson("{\"content\": \"hello\"}")));
        assertFalse(Sign.of(KEY).isOn(DataObject.fromJson("{\"components\": [{\"type\": 1, \"id\": 1}]}")));
    }

    private static DataObject message(Sign sign) {
        return new DiscordRenderer()
                .render(ReplyGallery.named("broken"))
                .signed(sign)
                .asNew()
                .toData();
    }
}
