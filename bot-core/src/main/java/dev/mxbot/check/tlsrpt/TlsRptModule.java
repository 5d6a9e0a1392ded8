package dev.mxbot.check.tlsrpt;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.diagnosis.Linter;
import dev.mxbot.diagnosis.RecordKind;
import dev.mxbot.finding.Topic;
import java.util.List;
import java.util.regex.Pattern;

/** SMTP TLS reporting. */
public final class TlsRptModule extends AbstractModule {
    @ProvidesIntoSet
    Check<?> tlsrpt() {
        return new Check<>(
                new Topic("tlsrpt"),
                new TlsRptProbe(),
                List.of(
                        new FaultyRecord(),
                        new MissingRecord(),
                        new SeveralRecords(),
                        new UnansweredRecord(),
                        new UnusableDestination()));
    }

    @ProvidesIntoSet
    Linter<?> linter() {
        return new Linter<>(
                new RecordKind(
                        "tls-rpt",
                        "a TLS reporting record",
                        Pattern.compile("[\\s\"']*+(?:v\\s*+[=:]?\\s*+)?tlsrptv?1", Pattern.CASE_INSENSITIVE),
                        "v=TLSRPTv1",
                        false,
                        "v=TLSRPTv1; rua=mailto:tls-reports@example.com"),
                TlsRptEvidence::of,
                TlsRptEvidence::parsed,
                List.of(new FaultyRecord(), new SeveralRecords(), new UnusableDestination()));
    }
}
