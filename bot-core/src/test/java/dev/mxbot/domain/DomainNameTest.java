package dev.mxbot.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    @Test
    void climbsLabelByLabelAlsoPastEscapedDots() {
        List<String> names = List.of(
                "mail.example.org", "a\\.b.example.org", "a\\\\.b.org", "*._tcp.example.org", "org", "\\046x.y.z");
        for (String text : names) {
            DomainName name = DomainName.of(text);
            List<String> labels = name.labels();

            assertEquals(
                    labels.size() == 1
                            ? DomainName.ROOT
                            : DomainName.of(String.join(".", labels.subList(1, labels.size()))),
                    name.parent().orElseThrow(),
                    text);
        }
        assertEquals(Optional.empty(), DomainName.ROOT.parent());
    }

    @Test
    void refusesWhatIsTooLongInPlainAndInOtherNames() {
        String label = "a".repeat(63);
        for (String name : List.of("a".repeat(64), "a..b", ".a", String.join(".", label, label, label, label), "")) {
            assertThrows(IllegalArgumentException.class, () -> DomainName.of(name), name);
            assertThrows(IllegalArgumentException.class, () -> DomainName.of("\\097" + name + ".."), name);
        }
        String longest = String.join(".", label, label, label, "a".repeat(61));
        assertEquals(longest, DomainName.of(longest).text());
        assertEquals(longest, DomainName.of(longest + ".").text());
        assertEquals(longest, DomainName.of(longest.toUpperCase(Locale.ROOT)).text());
        assertThrows(IllegalArgumentException.class, () -> DomainName.of(longest + "a"));
    }
}
