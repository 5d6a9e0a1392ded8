package dev.mxbot.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.InvalidDomainName;
import dev.mxbot.finding.Finding;
import org.junit.jupiter.api.Test;

class InvalidDomainTest {
    @Test
    void saysWhatIsWrongWithTheName() {
        Finding finding = finding("example..org");

        assertEquals("dns.domain.invalid", finding.code());
        assertEquals("\"example..org\" is no domain name: a label is empty (two dots in a row)", finding.title());
    }

    @Test
    void showsNeitherControlCharactersNorATextWithoutEnd() {
        String typed = " exam\u001b[31mple\u202e" + "x".repeat(10_000);

        assertEquals(
                "exam\ufffd[31mple\ufffd" + "x".repeat(67) + "…", finding(typed).subject());
    }

    private static Finding finding(String typed) {
        return InvalidDomain.finding(typed, assertThrows(InvalidDomainName.class, () -> DomainName.parse(typed)));
    }
}
