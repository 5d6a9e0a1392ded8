package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;

/** Flags an MX host that takes no mail by design: it proves who owns the domain, or was copied from a manual. */
@RuleInfo(
        code = "mx.target.placeholder",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 6761",
        summary = "An MX host is a placeholder that takes no mail")
final class PlaceholderHost implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.with(Flaw.PLACEHOLDER).stream()
                .map(host -> judge(evidence, host))
                .toList();
    }

    /** Microsoft 365 asks for such an MX record once, to see who controls the zone. */
    private static final DomainName MICROSOFT_PROOF = DomainName.of("msv1.invalid");

    private static final DomainName MICROSOFT_HOST = DomainName.of("mail.eo.outlook.com");

    private Finding judge(HostEvidence evidence, MailHost host) {
        Finding.Draft finding = finding(host.name().text(), host.label() + ": " + problem(host))
                .severity(evidence.severity())
                .impact(evidence.impact(host, "Every sender gets a bounce: such a host never exists."))
                .cause(evidence.cause(host, "is a placeholder that takes no mail"))
                .evidence(Observations.of(evidence.mx()))
                .evidence(host.answers().stream().map(Observations::of).toList())
                .verify(
                        Observations.dig(evidence.domain().text(), RecordType.MX),
                        Observations.dig(host.name().text(), RecordType.A));
        fixes(evidence, host).forEach(finding::fix);
        return finding.build();
    }

    private static String problem(MailHost host) {
        return isProof(host)
                ? "it only proves to Microsoft 365 who owns the domain"
                : "the name is reserved and never exists";
    }

    private static boolean isProof(MailHost host) {
        return host.name().isWithin(MICROSOFT_PROOF);
    }

    private static List<Fix> fixes(HostEvidence evidence, MailHost host) {
        Optional<MailProvider> microsoft = KnownProviders.byMxHost(MICROSOFT_HOST);
        return isProof(host) && evidence.isAllLost() && microsoft.isPresent()
                ? List.of(evidence.set().movedTo(microsoft.get()))
                : Repair.of(evidence, host);
    }
}
