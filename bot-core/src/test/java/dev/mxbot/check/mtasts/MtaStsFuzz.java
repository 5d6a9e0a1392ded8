package dev.mxbot.check.mtasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.Hostile;

/** Any text: MTA-STS records are read without failing, and one without a fault has an id that is read back. */
public final class MtaStsFuzz {
    private MtaStsFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        MtaStsRecord.parse(Hostile.octets(input)).ifPresent(record -> {
            assertTrue(record.fault().isPresent() == record.id().isEmpty());
            if (record.fault().isEmpty()) {
                MtaStsRecord again =
                        MtaStsRecord.parse("v=STSv1; id=" + record.id() + ";").orElseThrow();
                assertEquals(record.id(), again.id());
            }
        });
    }
}
