package dev.mxbot.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Any text: a domain is read or refused, and what was read is read as the same. */
public final class DomainNameFuzz {
    private DomainNameFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            DomainName name = DomainName.parse(new String(input, java.nio.charset.StandardCharsets.UTF_8));
            assertEquals(name, DomainName.of(name.text()));
            name.unicode();
            name.labels();
            name.parent();
            PublicSuffixes.registrable(name);
        } catch (InvalidDomainName e) {
            // Refused, with a reason.
        }
    }
}
