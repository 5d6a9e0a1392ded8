package dev.mxbot.check.mtasts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxbot.testing.Hostile;
import java.util.List;
import java.util.Locale;

/** Any text: MTA-STS policies are read without failing, and one without faults is printed and read as the same. */
public final class MtaStsPolicyFuzz {
    private MtaStsPolicyFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        MtaStsPolicy policy = MtaStsPolicy.parse(Hostile.octets(input));
        if (!policy.faults().isEmpty()) {
            return;
        }
        StringBuilder printed = new StringBuilder("version: STSv1\r\nmode: "
                + policy.mode().orElseThrow().name().toLowerCase(Locale.ROOT) + "\r\nmax_age: "
                + policy.maxAge().orElseThrow() + "\r\n");
        policy.mx().forEach(pattern -> printed.append("mx: ").append(pattern).append("\r\n"));
        MtaStsPolicy again = MtaStsPolicy.parse(printed.toString());
        assertEquals(List.of(), again.faults());
        assertEquals(policy.mx(), again.mx());
        assertEquals(policy.maxAge(), again.maxAge());
        assertEquals(policy.mode(), again.mode());
    }
}
