package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.CRITICAL;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Flags a record that lets everybody send. */
@RuleInfo(
        code = "spf.all.pass",
        severity = CRITICAL,
        lane = SENDING,
        spec = "RFC 7208 section 5.1",
        summary = "SPF authorises every server of the world")
final class AllowsEveryone implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        List<Finding> findings = new ArrayList<>();
        LastWord.of(spf, Qualifier.PASS)
                .ifPresent(
                        last -> findings.add(judge(last, last.words() + ": every server of the world is authorised")));
        LastWord.inIncludes(spf, Qualifier.PASS)
                .forEach(last -> findings.add(
                        judge(last, "SPF includes " + last.words() + ": every server of the world is authorised")));
        return findings;
    }

    private Finding judge(LastWord last, String title) {
        return finding(last.node().name().text(), title)
                .impact(
                        "Anybody's mail in the domain's name passes SPF, and with it DMARC: forgeries arrive as genuine. Filters treat"
                                + " such a record as a sign of spam.")
                .cause("its SPF record authorises everybody")
                .evidence(last.node().observations())
                .fix(last.ending("~all", "End the record with ~all"))
                .verify(last.node().dig())
                .build();
    }
}
