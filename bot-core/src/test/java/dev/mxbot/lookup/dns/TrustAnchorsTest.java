package dev.mxbot.lookup.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Name;

class TrustAnchorsTest {
    @Test
    void theRootIsTrusted() {
        assertEquals(List.of(Name.root), TrustAnchors.ROOT.names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "; nothing",
                "example.org. IN MX 10 mail.example.org.",
                "example.org. IN DS hello",
                "$INCLUDE /etc/passwd",
                "\u0000"
            })
    void refusesAnythingElse(String text) {
        assertThrows(IllegalArgumentException.class, () -> new TrustAnchors(text));
    }
}
