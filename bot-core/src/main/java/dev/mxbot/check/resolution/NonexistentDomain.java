package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a domain that an authority says does not exist. */
@RuleInfo(
        code = "dns.domain.nxdomain",
        severity = CRITICAL,
        lane = RECEIVING,
        spec = {"RFC 1035 section 4.1.1", "RFC 2308 section 2.1"},
        summary = "The domain does not exist (NXDOMAIN)")
final class NonexistentDomain implements Rule<ResolutionEvidence> {
    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        // A reserved name is absent by design, which says nothing about a mistake.
        if (!evidence.isMissing() || evidence.specialUse().isPresent()) {
            return List.of();
        }
        DomainName domain = evidence.domain();
        DomainName registered = PublicSuffixes.registrable(domain).orElse(domain);
        boolean unregistered = registered.equals(domain)
                || evidence.registration()
                        .filter(Answer.NoSuchName.class::isInstance)
                        .isPresent();
        Finding.Draft finding = finding(domain.text(), domain + " does not exist")
                .impact("Every sender gets a bounce at once (\"Host or domain name not found\").")
                .evidence(Observations.of(evidence.answer()))
                .evidence(evidence.registration().map(Observations::of).stream().toList())
                .verify(Observations.dig(domain.text(), RecordType.MX))
                .verify(Observations.dig(registered.text(), RecordType.NS));
        return List.of(
                (unregistered ? unregistered(finding, registered) : unpublished(finding, domain, registered)).build());
    }

    private static Finding.Draft unregistered(Finding.Draft finding, DomainName registered) {
        return finding.cause(registered + " is not registered, or not delegated")
                .fix(Fix.steps(
                        "Get " + registered + " into the DNS",
                        "Compare the spelling of " + registered + " with the one you meant.",
                        "Ask the registrar whether it is registered, paid for and not on hold.",
                        "If it is registered, give the registrar the name servers of its zone."));
    }

    private static Finding.Draft unpublished(Finding.Draft finding, DomainName domain, DomainName registered) {
        return finding.cause("the name is not in the zone above it")
                .fix(Fix.steps(
                        "Publish " + domain + ", or use the name that exists",
                        "Compare the spelling of " + domain + " with the one you meant.",
                        "Publish the MX records of " + domain + " where the zone of " + registered + " is kept."));
    }
}
