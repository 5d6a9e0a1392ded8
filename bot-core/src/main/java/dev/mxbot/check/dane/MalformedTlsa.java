package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;

/** Flags records that cannot match any certificate. */
@RuleInfo(
        code = "dane.syntax",
        severity = ERROR,
        lane = TRANSPORT,
        spec = "RFC 6698 section 2.1",
        summary = "A TLSA record has a field outside its range, or a digest of the wrong length")
final class MalformedTlsa implements Rule<DaneEvidence> {
    /** RFC 6698 section 2.1.3: SHA-256 and SHA-512, in hexadecimal characters. */
    private static final int SHA256_CHARACTERS = 64;

    private static final int SHA512_CHARACTERS = 128;

    @Override
    public List<Finding> judge(DaneEvidence dane) {
        return dane.publishing().stream()
                .filter(host -> host.records().stream().anyMatch(MalformedTlsa::isMalformed))
                .map(host -> finding(host.name().text(), "a TLSA record of " + host.name() + " is malformed")
                        .impact(
                                "It matches no certificate. If no other record matches, senders with DANE do not deliver.")
                        .evidence(Observations.of(host.tlsa()))
                        .fix(Fix.steps(
                                "Publish the record again",
                                "Create it from the certificate that the host serves: usage 3, selector 1, matching type 1 and"
                                        + " 64 hexadecimal digits."))
                        .verify("dig +short " + host.owner() + " TLSA")
                        .build())
                .toList();
    }

    private static boolean isMalformed(Rdata.Tlsa record) {
        int length = record.association().length();
        return record.usage() > 3
                || record.selector() > 1
                || record.matchingType() > 2
                || length == 0
                || (record.matchingType() == 1 && length != SHA256_CHARACTERS)
                || (record.matchingType() == 2 && length != SHA512_CHARACTERS);
    }
}
