package dev.mxbot.check.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.testing.Hostile;

/** Any text: SPF records are read without failing, and what is printed is read as the same. */
public final class SpfFuzz {
    private SpfFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = Hostile.octets(input);
        if (!SpfRecord.isSpf(text)) {
            return;
        }
        SpfRecord record = SpfRecord.parse(text);
        SpfRecord again = SpfRecord.parse(record.toString());
        assertEquals(record.toString(), again.toString());
        assertEquals(record.isValid(), again.isValid());
        Correction.of(record);
        record.errors();
        record.authorisesNobody();
        Reference.of(record);
    }
}
