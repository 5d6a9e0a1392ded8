package dev.mxbot.check.lint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxbot.diagnosis.Linted;
import dev.mxbot.reply.PlainText;
import dev.mxbot.report.LintReport;
import dev.mxbot.testing.Lint;
import java.util.List;
import java.util.Optional;

/** Any text, as every kind of record: each gets its judgement, and what is valid has been understood. */
public final class LintFuzz {
    private LintFuzz() {}

    /** Puts the topics together before the clock of the first input runs. */
    public static void fuzzerInitialize() {
        Lint.of("spf", "");
    }

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, java.nio.charset.StandardCharsets.UTF_8);
        for (String kind : List.of("spf", "dmarc", "dkim", "mta-sts", "mta-sts-policy", "tls-rpt")) {
            Linted linted = Lint.of(kind, text);
            assertTrue(linted.record().isPresent() || !linted.valid());
            assertTrue(linted.valid() || !linted.findings().isEmpty());
            LintReport.json(Optional.of(kind), linted);
            new PlainText(80).render(LintReport.of(linted));
        }
    }
}
