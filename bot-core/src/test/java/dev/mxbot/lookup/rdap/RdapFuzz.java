package dev.mxbot.lookup.rdap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.domain.DomainName;
import dev.mxbot.testing.Hostile;

/** Any text: what a registry answers is read without failing, and only short plain words of it are kept. */
public final class RdapFuzz {
    private RdapFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        RdapDocument.parse(Hostile.octets(input)).ifPresent(document -> {
            document.speaksOf(DomainName.of("example.com"));
            assertTrue(document.statuses().size() <= 30);
            document.statuses().forEach(status -> assertTrue(status.matches("[A-Za-z ]{1,60}"), status));
        });
    }
}
