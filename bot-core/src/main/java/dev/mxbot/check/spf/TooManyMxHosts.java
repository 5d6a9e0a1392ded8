package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;

/** Flags the term {@code mx} of a domain that has more than ten MX hosts. */
@RuleInfo(
        code = "spf.mx.too_many",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 4.6.4",
        summary = "SPF uses mx while the domain has more than 10 MX hosts, so receivers answer permerror")
final class TooManyMxHosts implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        int hosts = spf.mx().data(Rdata.Mx.class).size();
        if (hosts <= Evaluation.MOST_MX_HOSTS) {
            return List.of();
        }
        return OwnMx.terms(spf).stream()
                .limit(1)
                .map(term -> finding(
                                spf.domain().text(),
                                "SPF uses \"mx\", and " + spf.domain() + " has " + hosts + " MX hosts; 10 are allowed")
                        .impact(
                                "Receivers that come to this term answer \"permerror\": no server named by it or behind it is"
                                        + " authorised.")
                        .cause("its SPF record uses mx with more than 10 MX hosts")
                        .evidence(spf.tree().root().observations())
                        .evidence(Observations.of(spf.mx()))
                        .fix(Fix.steps(
                                "Name the servers that send in another way",
                                "Replace \"mx\" by the addresses of the hosts that send: ip4 and ip6 cost no lookup.",
                                "Or bring the domain down to 10 MX hosts."))
                        .verify(spf.tree().root().dig(), Observations.dig(spf.mx()))
                        .build())
                .toList();
    }
}
