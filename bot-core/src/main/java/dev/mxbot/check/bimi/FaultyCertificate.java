package dev.mxbot.check.bimi;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.https.Fetch;
import java.util.List;
import java.util.Optional;

/** Mentions a missing or useless mark certificate. */
@RuleInfo(
        code = "bimi.vmc",
        severity = NOTICE,
        lane = SENDING,
        spec = "draft-brand-indicators-for-message-identification",
        summary = "The BIMI record names no mark certificate, or a useless one")
final class FaultyCertificate implements Rule<BimiEvidence> {
    private static final int OK = 200;

    @Override
    public List<Finding> judge(BimiEvidence bimi) {
        return bimi
                .record()
                .filter(record -> record.fault().isEmpty() && !record.isDeclined())
                .flatMap(record -> fault(bimi, record))
                .stream()
                .map(why -> finding(bimi.owner(), "the BIMI record has no usable mark certificate: " + why)
                        .impact(
                                "Gmail and Apple Mail show the logo only with a mark certificate; others may do without.")
                        .evidence(bimi.bimi().map(Observations::of).stream().toList())
                        .evidence(bimi.certificate().map(BimiEvidence::observed).stream()
                                .toList())
                        .fix(Fix.steps(
                                "Name a valid mark certificate in a=",
                                "A certificate authority issues it for a registered mark (VMC) or one in long use (CMC).",
                                "Serve it over https as a PEM file, with its issuers behind it."))
                        .verify("dig +short " + bimi.owner() + " TXT")
                        .build())
                .toList();
    }

    private static Optional<String> fault(BimiEvidence bimi, BimiRecord record) {
        if (record.certificate().isEmpty()) {
            return Optional.of("it names none (a=)");
        }
        return bimi.certificate().flatMap(FaultyCertificate::fault);
    }

    private static Optional<String> fault(Fetch fetch) {
        if (fetch instanceof Fetch.Failed failed) {
            // What could not be looked up is not claimed to be wrong.
            return failed.why() == Fetch.Failure.ADDRESS_UNKNOWN || failed.why() == Fetch.Failure.TIMEOUT
                    ? Optional.empty()
                    : Optional.of("its server does not hand it out (" + Excerpt.title(failed.detail()) + ")");
        }
        Fetch.Response response = (Fetch.Response) fetch;
        return response.status() == OK
                ? MarkCertificate.fault(response.body(), response.at())
                : Optional.of("its server answers with status " + response.status());
    }
}
