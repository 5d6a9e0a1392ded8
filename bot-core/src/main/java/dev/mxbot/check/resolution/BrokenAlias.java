package dev.mxbot.check.resolution;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.CRITICAL;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;
import java.util.stream.Collectors;

/** Flags aliases of the domain that lead in a circle, to a name that does not exist, or through too many steps. */
@RuleInfo(
        code = "dns.cname.chain",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 1034 section 3.6.2",
        summary = "The domain's aliases lead in a circle, nowhere, or through too many steps")
final class BrokenAlias implements Rule<ResolutionEvidence> {
    /** Resolvers give up somewhere between 9 and 16 steps. */
    static final int LONGEST = 8;

    @Override
    public List<Finding> judge(ResolutionEvidence evidence) {
        List<DomainName> path = evidence.path();
        DomainName last = path.get(path.size() - 1);
        if (evidence.loops()) {
            return List.of(draft(evidence, evidence.domain() + " is an alias that leads back to itself")
                    .severity(CRITICAL)
                    .impact(
                            "No sender finds a host: mail waits in queues or bounces, as the sender's resolver reports it.")
                    .cause("its aliases lead in a circle")
                    .build());
        }
        if (path.size() > 1
                && evidence.mx().filter(Answer.NoSuchName.class::isInstance).isPresent()) {
            return List.of(draft(evidence, evidence.domain() + " is an alias of " + last + ", which does not exist")
                    .severity(CRITICAL)
                    .impact("Every sender gets a bounce: the name at the end of the alias does not exist.")
                    .cause("it is an alias of " + last + ", which does not exist")
                    .build());
        }
        if (path.size() - 1 > LONGEST) {
            return List.of(draft(
                            evidence,
                            evidence.domain() + " leads through more than " + LONGEST + " aliases to its answer")
                    .impact("Resolvers that give up earlier answer SERVFAIL: their senders cannot deliver.")
                    .cause("its chain of aliases is too long")
                    .build());
        }
        return List.of();
    }

    private Finding.Draft draft(ResolutionEvidence evidence, String title) {
        String domain = evidence.domain().text();
        String chain = evidence.path().stream().map(DomainName::text).collect(Collectors.joining(" → "));
        return finding(domain, title)
                .evidence(Observations.of(evidence.answer()))
                .evidence(evidence.aliases().stream().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Publish records at " + domain + " in place of the alias",
                        "The aliases lead: " + chain,
                        "Remove the CNAME record of " + domain + " and publish its MX records there, or point the CNAME"
                                + " record at a name that has them."))
                .verify(Observations.dig(domain, RecordType.CNAME));
    }
}
