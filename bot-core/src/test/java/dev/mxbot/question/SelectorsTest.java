package dev.mxbot.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectorsTest {
    @Test
    void readsWhatIsGiven() {
        assertEquals(List.of("summer2026"), Selectors.in("check example.com selector=Summer2026"));
        assertEquals(List.of("mail"), Selectors.in("check example.com --selector: mail"));
        assertEquals(List.of("fm1"), Selectors.in("check example.com with selector fm1 please"));
        assertEquals(List.of("s1"), Selectors.in("why does s1._domainkey.example.com not work?"));
        assertEquals(List.of("a.b2"), Selectors.in("selector: a.b2"));
        assertEquals(List.of("k9"), Selectors.in("selector k9._domainkey.example.com"));
    }

    @Test
    void takesNoWordOfASentenceForOne() {
        assertEquals(List.of(), Selectors.in("which selector is missing on example.com?"));
        assertEquals(List.of(), Selectors.in("check example.com"));
        assertEquals(List.of(), Selectors.in("_domainkey.example.com"));
    }

    @Test
    void readsHostileTextQuickly() {
        assertTimeout(Duration.ofSeconds(2), () -> Selectors.in("a.".repeat(200_000) + "selector   ".repeat(100_000)));
    }
}
