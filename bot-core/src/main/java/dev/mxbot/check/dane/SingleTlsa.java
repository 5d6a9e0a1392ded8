package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Remarks that the next key has no record yet. */
@RuleInfo(
        code = "dane.rollover",
        severity = NOTICE,
        lane = TRANSPORT,
        spec = "RFC 7671 section 8.1",
        summary = "An MX host has one TLSA record only, so that the next key has none yet")
final class SingleTlsa implements Rule<DaneEvidence> {
    private static final int OWN = 3;

    @Override
    public List<Finding> judge(DaneEvidence dane) {
        return dane.publishing().stream()
                .filter(host -> host.isProtected()
                        && host.usable().size() == 1
                        && host.usable().get(0).usage() == OWN
                        && !host.served().isEmpty()
                        && host.mismatch(dane.domain()).isEmpty())
                .map(this::finding)
                .toList();
    }

    private Finding finding(MxHost host) {
        boolean whole = host.usable().get(0).selector() == 0;
        return finding(
                        host.name().text(),
                        host.name() + " has one TLSA record, "
                                + (whole ? "for its present certificate" : "for its present key"))
                .impact(
                        whole
                                ? "Each renewal makes another certificate: from then until the record is changed and the old one has left"
                                        + " the caches, senders with DANE do not deliver."
                                : "When the key changes, senders with DANE do not deliver until the record is changed and the old one has"
                                        + " left the caches.")
                .evidence(Observations.of(host.tlsa()))
                .fix(Fix.steps(
                        "Publish the record of the next key before it is used",
                        "Make the next key now, publish its record (3 1 1) beside this one, and change the key when two TTLs have"
                                + " passed. Or keep the key over renewals: certbot --reuse-key."))
                .verify("dig +short " + host.owner() + " TLSA")
                .build();
    }
}
