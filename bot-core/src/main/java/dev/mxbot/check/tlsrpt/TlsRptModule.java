package dev.mxbot.check.tlsrpt;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import dev.mxbot.diagnosis.Check;
import dev.mxbot.finding.Topic;
import java.util.List;

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
}
