package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolverAddressTest {
    @ParameterizedTest
    @CsvSource({
        "192.0.2.53, 192.0.2.53, 53",
        "192.0.2.53:5353, 192.0.2.53, 5353",
        "2001:db8::53, 2001:db8:0:0:0:0:0:53, 53",
        "[2001:db8::53], 2001:db8:0:0:0:0:0:53, 53",
        "[2001:db8::53]:5353, 2001:db8:0:0:0:0:0:53, 5353",
        "::1, 0:0:0:0:0:0:0:1, 53",
        "' 192.0.2.53 ', 192.0.2.53, 53",
        "localhost:5353, 127.0.0.1, 5353",
    })
    void reads(String text, String address, int port) {
        InetSocketAddress read = ResolverAddress.parse(text);

        assertEquals(address, read.getAddress().getHostAddress());
        assertEquals(port, read.getPort());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "192.0.2",
                "192.0.2.300",
                "192.0.2.53:0",
                "192.0.2.53:65536",
                "192.0.2.53:123456",
                "192.0.2.53:",
                "[2001:db8::53",
                "[192.0.2.]",
                "2001:db8::53:zz",
                "http://192.0.2.53",
                "192.0.2.53,192.0.2.54",
                "8.8.8.8 8.8.4.4"
            })
    void refuses(String text) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ResolverAddress.parse(text));

        assertEquals(
                "\"" + text + "\" is no resolver; write host[:port], for example 192.0.2.53 or [2001:db8::53]:5353",
                refused.getMessage());
    }

    @Test
    void showsNothingThatCouldDisturb() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> ResolverAddress.parse("\u001b]0;x\u0007" + "y".repeat(10_000)));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.length() < 250, message);
        assertFalse(message.contains("\u001b"), message);
    }

    @Test
    void withoutAnyTheSystemsAreUsed() {
        assertFalse(LookupConfig.of(List.of()).resolvers().isEmpty());
    }

    @Test
    void namesOneTwiceAndItIsAskedOnce() {
        assertEquals(
                1,
                LookupConfig.of(List.of("192.0.2.53", "192.0.2.53:53"))
                        .resolvers()
                        .size());
    }
}
