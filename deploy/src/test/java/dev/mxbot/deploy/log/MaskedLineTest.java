package dev.mxbot.deploy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xoxb-1234567890-marker",
                "xoxp-marker-1",
                "xoxe.xoxp-1-markermarker",
                "xapp-1-A0123-456-marker",
                "MTA1NzM5ODQ4NzY1NDMyMTA5OA.GmarkA.markermarkermarkermarkermarkermark",
                "jdbc:postgresql://db/mx?user=u&password=mark%26er"
            })
    void masksWhatHasTheShapeOfAToken(String token) {
        assertFalse(MaskedLine.mask("login with \"" + token + "\" failed").contains("mark"));
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "check spf failed on selector1._domainkey.long-name-of-a-customer.example.com";

        assertEquals(text, MaskedLine.mask(text));
    }
}
