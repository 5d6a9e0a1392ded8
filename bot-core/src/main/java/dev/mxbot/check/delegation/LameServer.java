package dev.mxbot.check.delegation;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Flags a name server that the zone is delegated to and that gives no answer about it. */
@RuleInfo(
        code = "ns.lame",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 1912 section 2.8",
        summary = "A name server of the domain does not answer for it, or answers without authority")
final class LameServer implements Rule<DelegationEvidence> {
    @Override
    public List<Finding> judge(DelegationEvidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (NameServer server : evidence.servers()) {
            evidence.faultOf(server).ifPresent(fault -> findings.add(lame(evidence, server, fault)));
        }
        return findings;
    }

    private Finding lame(DelegationEvidence evidence, NameServer server, String fault) {
        int good = evidence.authoritative().size();
        String zone = evidence.zoneName();
        return finding(server.name().text(), server.label() + " is a name server of " + zone + " and " + fault)
                .impact(
                        good == 0
                                ? "None of the name servers gives an answer: senders cannot look the domain up, keep the mail"
                                        + " for days and then return it."
                                : "Look-ups that reach this server first take seconds longer or fail; " + good + " of "
                                        + evidence.servers().size() + " name servers answer for the zone.")
                .cause(good == 0 ? "none of its name servers answers for it" : "")
                .evidence(server.direct().map(Observations::of).toList())
                .fix(Fix.steps(
                        "Let " + server.name() + " serve the zone, or take it out of the delegation",
                        "If the zone has moved, remove " + server.name()
                                + " from the name servers at the registrar and from the" + " NS records of " + zone
                                + ".",
                        "If it is to stay, have its operator load the zone and let it copy the zone from the primary."))
                .verify(server.direct().map(Observations::dig).toArray(String[]::new))
                .build();
    }
}
