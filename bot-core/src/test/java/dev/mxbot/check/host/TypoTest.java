package dev.mxbot.check.host;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypoTest {
    @ParameterizedTest
    @CsvSource({
        "exmaple.com, example.com",
        "aspmx.l.gogle.com, aspmx.l.google.com",
        "mail.protonmial.ch, mail.protonmail.ch",
    })
    void meansTheOther(String written, String meant) {
        assertTrue(Typo.of(written, meant));
    }

    @ParameterizedTest
    @CsvSource({
        "example.com, example.com",
        "mx1.example.com, mx2.example.com",
        "abc.de, xyz.de",
        "a.io, b.io",
        "example.com, exambles.net",
    })
    void isAnotherName(String written, String meant) {
        assertFalse(Typo.of(written, meant));
    }
}
