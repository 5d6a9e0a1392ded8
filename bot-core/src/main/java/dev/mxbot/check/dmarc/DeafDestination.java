package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags a report address at a domain that takes no mail. */
@RuleInfo(
        code = "dmarc.rua.no_mx",
        severity = WARNING,
        lane = SENDING,
        spec = {"RFC 9990 section 3.5", "RFC 5321 section 5.1"},
        summary = "DMARC reports are to go to a domain that cannot receive mail")
final class DeafDestination implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        return dmarc.destinations().stream()
                .flatMap(to -> to.deaf().stream().map(why -> {
                    String host = Excerpt.title(to.host().text());
                    return finding(
                                    to.host().text(),
                                    "DMARC reports go to " + host + ", and nobody receives them: " + why)
                            .impact("Reports to this address are lost: nobody reads there who sends in the name of "
                                    + dmarc.domain() + ".")
                            .evidence(dmarc.own().observations())
                            .evidence(to.mail().stream().map(Observations::of).toList())
                            .fix(fix(dmarc.own().only().orElseThrow(), to.host()))
                            .verify(Observations.dig(to.host().text(), RecordType.MX))
                            .build();
                }))
                .toList();
    }

    private static Fix fix(DmarcPlace.Published published, DomainName deaf) {
        String others = published.record().reports("rua").stream()
                .filter(uri -> uri.host().filter(deaf::equals).isEmpty())
                .map(ReportUri::text)
                .collect(Collectors.joining(","));
        return (others.isEmpty()
                        ? published.replacedBy(
                                "Leave the address out", published.record().without(Set.of("rua")))
                        : published.replacedBy(
                                "Leave the address out", published.record().with("rua", others)))
                .withSteps("Or correct it, if a name was misspelt.");
    }
}
