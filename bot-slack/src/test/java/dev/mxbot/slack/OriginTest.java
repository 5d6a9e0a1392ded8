package dev.mxbot.slack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {
    private static final String HOOK = "https://hooks.slack.com/commands/T1/12345/AbC_d-9";

    @Test
    void comesBackAsItWent() {
        Origin origin = new Origin("C0MAIL", Optional.of(HOOK));

        assertEquals(Optional.of(origin), Origin.read(origin.written(), false));
    }

    @Test
    void leavesOutAnAddressThatDoesNotFit() {
        Origin origin = new Origin("C0LONG", Optional.of(HOOK + "x".repeat(3000)));

        assertTrue(origin.written().length() <= Origin.LONGEST);
        assertEquals(Optional.of(new Origin("C0LONG", Optional.empty())), Origin.read(origin.written(), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.slack.com/commands/1",
                "https://hooks.slack.com.example.net/commands/1",
                "https://hooks.slack.com@192.0.2.1/commands/1",
                "http://127.0.0.1:8080/metrics",
                "file:///etc/hosts",
                "no address"
            })
    void speaksOnlyToSlack(String url) {
        Origin forged = new Origin("C0MAIL", Optional.of(url));

        assertEquals(Optional.of(new Origin("C0MAIL", Optional.empty())), Origin.read(forged.written(), false));
    }

    @Test
    void takesALoopbackSlackAtItsWord() {
        Origin origin = new Origin("D0ASKER", Optional.of("http://127.0.0.1:3900/respond/r1"));

        assertEquals(Optional.of(origin), Origin.read(origin.written(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "7", "{\"channel\":null}", "{\"channel\":\"c0mail\"}", "{\"channel\":{}}"})
    void namesNoChannelWhereNoneIs(String metadata) {
        assertEquals(Optional.empty(), Origin.read(metadata, true));
    }
}
