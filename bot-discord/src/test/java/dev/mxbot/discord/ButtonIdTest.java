package dev.mxbot.discord;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ButtonIdTest {
    @Test
    void survivesTheWayThroughDiscord() {
        ButtonId id = new ButtonId("recheck", "example.com:with:colons");
        assertEquals(Optional.of(id), ButtonId.decoded(id.encoded().orElseThrow()));
    }

    @Test
    void fitsUpToDiscordsLimit() {
        String fits = "x".repeat(100 - "mx:recheck:".length());
        assertEquals(100, new ButtonId("recheck", fits).encoded().orElseThrow().length());
        assertEquals(Optional.empty(), new ButtonId("recheck", fits + "x").encoded());
    }

    @Test
    void knowsOnlyItsOwn() {
        assertEquals(Optional.empty(), ButtonId.decoded("other:recheck:example.com"));
        assertEquals(Optional.empty(), ButtonId.decoded("mx:recheck"));
        assertEquals(Optional.empty(), ButtonId.decoded("mx"));
    }
}
