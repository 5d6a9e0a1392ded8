package dev.mxbot.check.dmarc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.testing.Hostile;
import java.util.List;

/** Any text: DMARC records are read without failing, and what is printed without mistakes is read as the same. */
public final class DmarcFuzz {
    private DmarcFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        DmarcRecord record = DmarcRecord.parse(Hostile.octets(input));
        record.isEffective();
        record.asks(true, false);
        record.reports("rua").forEach(ReportUri::isValid);
        Correction.of(record);
        if (record.errors().isEmpty()) {
            DmarcRecord again = DmarcRecord.parse(record.toString());
            assertEquals(List.of(), again.errors());
            assertEquals(record.toString(), again.toString());
        }
    }
}
