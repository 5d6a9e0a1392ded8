package dev.mxbot.deploy.cli;

import dev.mxbot.diagnosis.Diagnosis;
import dev.mxbot.diagnosis.Verdict;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import dev.mxbot.sender.SpfResult;
import java.util.List;
import java.util.Locale;

/** From which severity on a finding makes the exit status 1. The constants are what is typed, so they are lower case. */
enum FailOn {
    critical,
    error,
    warning,
    never;

    /** The exit status that one diagnosis asks for. */
    int exit(Diagnosis diagnosis) {
        if (diagnosis.dnsUnreachable()) {
            return Exit.UNJUDGED;
        }
        if (this != never && diagnosis.findings().stream().anyMatch(f -> isMet(f.severity(), diagnosis.verdict()))) {
            return Exit.FOUND;
        }
        return diagnosis.verdict() == Verdict.UNKNOWN ? Exit.UNJUDGED : Exit.OK;
    }

    /** The exit status that one SPF evaluation asks for: whatever is no pass is an error, and a temperror says nothing. */
    int exit(SpfResult result) {
        return switch (result) {
            case PASS -> Exit.OK;
            case TEMPERROR -> Exit.UNJUDGED;
            default -> this == error || this == warning ? Exit.FOUND : Exit.OK;
        };
    }

    /** The exit status that the findings of a record ask for. */
    int exit(List<Finding> findings) {
        return this != never && findings.stream().anyMatch(f -> f.severity().atLeast(limit())) ? Exit.FOUND : Exit.OK;
    }

    private Severity limit() {
        return Severity.valueOf(name().toUpperCase(Locale.ROOT));
    }

    /** Where nothing could be looked up, a mere warning about that is no judgement. */
    private boolean isMet(Severity severity, Verdict verdict) {
        return severity.atLeast(limit()) && (verdict != Verdict.UNKNOWN || severity.atLeast(Severity.ERROR));
    }

    /** Of several: a defect found outweighs a domain that could not be judged. */
    static int worse(int one, int other) {
        if (one == Exit.FOUND || other == Exit.FOUND) {
            return Exit.FOUND;
        }
        return Math.max(one, other);
    }
}
