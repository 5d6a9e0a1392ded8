package dev.mxbot.check.dkim;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.Hostile;

/** Any text: DKIM key records are read without failing, and a key with a length has no fault in its base64. */
public final class DkimFuzz {
    private DkimFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        DkimRecord.parse(Hostile.octets(input)).ifPresent(record -> {
            record.listed("h");
            record.hasFlag("y");
            assertTrue(record.bits().isEmpty() || !record.isRevoked());
            assertTrue(record.tags().containsKey("p") || !record.faults().isEmpty());
        });
    }
}
