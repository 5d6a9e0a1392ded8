package dev.mxbot.check.host;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** What the findings about a host that leads nowhere have in common: how it is seen, how it is checked, the ways out. */
final class DeadHost {
    private DeadHost() {}

    static Finding.Draft shown(Finding.Draft finding, HostEvidence evidence, MailHost host, List<Fix> fixes) {
        fixes.forEach(finding::fix);
        return finding.evidence(Observations.of(evidence.mx()))
                .evidence(host.answers().stream().map(Observations::of).toList())
                .verify(
                        Observations.dig(evidence.domain().text(), RecordType.MX),
                        Observations.dig(host.name().text(), RecordType.A));
    }
}
