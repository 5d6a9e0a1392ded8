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

/** Mentions a logo that nobody can show. */
@RuleInfo(
        code = "bimi.logo",
        severity = NOTICE,
        lane = SENDING,
        spec = "draft-brand-indicators-for-message-identification",
        summary = "The BIMI logo cannot be fetched or is not in the required profile")
final class FaultyLogo implements Rule<BimiEvidence> {
    private static final int OK = 200;

    @Override
    public List<Finding> judge(BimiEvidence bimi) {
        return bimi.logo().stream()
                .flatMap(fetch -> fault(fetch).stream()
                        .map(why -> finding(bimi.owner(), "the BIMI logo cannot be shown: " + why)
                                .impact("No mailbox provider shows the logo.")
                                .evidence(bimi.bimi().map(Observations::of).stream()
                                        .toList())
                                .evidence(BimiEvidence.observed(fetch))
                                .fix(Fix.steps(
                                        "Serve the logo in the profile SVG Tiny PS",
                                        "Export it as SVG Tiny PS: version=\"1.2\", baseProfile=\"tiny-ps\", a title, no script, no embedded image.",
                                        "Serve it over https, at most 32 KB large."))
                                .verify("curl -sSL " + Excerpt.title(fetch.uri().toASCIIString()))
                                .build()))
                .toList();
    }

    private static Optional<String> fault(Fetch fetch) {
        if (fetch instanceof Fetch.Failed failed) {
            // What could not be looked up is not claimed to be wrong.
            return failed.why() == Fetch.Failure.ADDRESS_UNKNOWN || failed.why() == Fetch.Failure.TIMEOUT
                    ? Optional.empty()
                    : Optional.of("its server does not hand it out (" + Excerpt.title(failed.detail()) + ")");
        }
        Fetch.Response response = (Fetch.Response) fetch;
        if (response.status() != OK) {
            return Optional.of("its server answers with status " + response.status());
        }
        // A compressed image is not looked into.
        return String.valueOf(fetch.uri().getPath()).endsWith(".svgz")
                ? Optional.empty()
                : SvgLogo.fault(response.body());
    }
}
