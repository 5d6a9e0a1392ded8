package dev.mxbot.check.mx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TtlTest {
    @ParameterizedTest
    @CsvSource({
        "604800, 7 d",
        "86400, 1 d",
        "129600, 36 h",
        "3600, 1 h",
        "5400, 90 min",
        "120, 2 min",
        "61, 61 s",
        "0, 0 s"
    })
    void readsInTheLargestUnitThatLosesNothing(long seconds, String words) {
        assertEquals(words, Ttl.words(seconds));
    }
}
