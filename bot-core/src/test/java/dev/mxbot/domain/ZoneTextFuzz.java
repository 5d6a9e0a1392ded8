package dev.mxbot.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.Hostile;
import java.util.List;

/** Any text: zone files are read without failing, and any octets written as a zone file are read as the same. */
public final class ZoneTextFuzz {
    private ZoneTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        ZoneText read = ZoneText.read(new String(input, java.nio.charset.StandardCharsets.UTF_8));
        assertTrue(read.mistakes().stream()
                .allMatch(mistake -> mistake.position() <= read.source().length() + 1));
        String octets = Hostile.octets(input);
        ZoneRecord printed = ZoneRecord.txt(DomainName.of("example.org"), 3600, octets);
        if (printed.toString().length() < 65_535) {
            assertEquals(List.of(octets), ZoneText.read(printed.data()).joined());
            assertEquals(List.of(octets), ZoneText.read(printed.toString()).joined());
        }
    }
}
