package dev.mxbot.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Odd octets in names, which anybody can publish. */
class DomainNameTest {
    @Test
    void aFinalDotEndsTheName() {
        assertEquals(DomainName.of("example.org"), DomainName.of("Example.ORG."));
    }

    @Test
    void anEscapedFinalDotIsPartOfTheLabel() {
        assertEquals(
                List.of("example", "org\\."), DomainName.of("example.org\\.").labels());
        assertEquals(DomainName.of("example.org\\."), DomainName.of("example.org\\.."));
    }

    @Test
    void aDotAfterAnEscapedBackslashEndsTheName() {
        assertEquals(
                List.of("example", "org\\\\"), DomainName.of("example.org\\\\.").labels());
    }

    @Test
    void emptyLabelsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> DomainName.of("example..org"));
        assertThrows(IllegalArgumentException.class, () -> DomainName.of("example.org.."));
        assertThrows(IllegalArgumentException.class, () -> DomainName.of(""));
    }

    @Test
    void isWithinItsParentsOnly() {
        DomainName zone = DomainName.of("example.org");

        assertTrue(DomainName.of("mail.example.org").isWithin(zone));
        assertTrue(zone.isWithin(zone));
        assertTrue(zone.isWithin(DomainName.ROOT));
        assertFalse(DomainName.of("badexample.org").isWithin(zone));
        assertFalse(DomainName.of("org").isWithin(zone));
    }

    @Test
    void aDotInsideALabelIsNoBoundary() {
        assertFalse(DomainName.of("a\\.example.org").isWithin(DomainName.of("example.org")));
        assertTrue(DomainName.of("a\\.example.org").isWithin(DomainName.of("org")));
        assertTrue(DomainName.of("a\\\\.example.org").isWithin(DomainName.of("example.org")));
    }
}
