package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a host that stands in more than one MX record. */
@RuleInfo(
        code = "mx.duplicate.host",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "One host stands in several MX records")
final class DuplicateHost implements Rule<MxEvidence> {
    private static final int MAX_FINDINGS = 5;

    @Override
    public List<Finding> judge(MxEvidence evidence) {
        MxSetRecord set = evidence.set();
        return set.names().stream()
                .map(name -> set.real().stream()
                        .filter(host -> host.name().equals(name))
                        .toList())
                .filter(same -> same.size() > 1)
                .limit(MAX_FINDINGS)
                .map(same -> judge(evidence, set, same))
                .toList();
    }

    private Finding judge(MxEvidence evidence, MxSetRecord set, List<MxSetRecord.Host> same) {
        String host = same.get(0).name().text();
        List<String> preferences =
                same.stream().map(record -> String.valueOf(record.preference())).toList();
        return finding(
                        host,
                        host + " stands in " + same.size() + " MX records, with preferences "
                                + String.join(" and ", preferences))
                .impact("The second record is no second host: when " + host + " is down, senders try it again in vain.")
                .cause(host + " stands in several of its MX records")
                .evidence(Observations.of(evidence.mx()))
                .fix(set.removing("Keep the most preferred of them", same.subList(1, same.size())))
                .verify(Observations.dig(evidence.domain().text(), RecordType.MX))
                .build();
    }
}
