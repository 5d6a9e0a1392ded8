package dev.mxbot.diagnosis;

import dev.mxbot.finding.Finding;

/** What makes two findings the same defect. */
record Defect(String code, String subject) {
    static Defect of(Finding finding) {
        return new Defect(finding.code(), finding.subject());
    }
}
