package dev.mxbot.check.dnssec;

import dev.mxbot.diagnosis.Examination;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Severity;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Whether this topic knows why validation fails, for topics that see only that it does. Asked within a diagnosis it costs no question that
 * this topic does not ask anyway.
 */
public final class ChainFault {
    private static final List<Rule<DnssecEvidence>> CAUSES = List.of(new ExpiredSignature(), new OrphanDs());

    private ChainFault() {}

    public static CompletionStage<Boolean> isKnown(Examination of) {
        return new DnssecProbe()
                .examine(of)
                .thenApply(evidence -> CAUSES.stream()
                        .flatMap(cause -> cause.judge(evidence).stream())
                        .anyMatch(finding -> finding.severity() == Severity.CRITICAL));
    }
}
