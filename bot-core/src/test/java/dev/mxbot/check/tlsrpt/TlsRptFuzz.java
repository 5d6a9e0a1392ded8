package dev.mxbot.check.tlsrpt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.testing.Hostile;

/** Any text: TLS reporting records are read without failing, and one without a fault names where reports go. */
public final class TlsRptFuzz {
    private TlsRptFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        TlsRptRecord.parse(Hostile.octets(input)).ifPresent(record -> {
            record.unusable();
            assertTrue(record.fault().isPresent() == record.destinations().isEmpty());
            if (record.fault().isEmpty()) {
                TlsRptRecord again = TlsRptRecord.parse("v=TLSRPTv1; rua=" + String.join(",", record.destinations()))
                        .orElseThrow();
                assertEquals(record.destinations(), again.destinations());
            }
        });
    }
}
