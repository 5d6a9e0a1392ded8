package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;

/** Mentions TXT records too large for a plain UDP answer. */
@RuleInfo(
        code = "spf.size.udp",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 7208 section 3.4",
        summary = "The TXT records are too large for a plain UDP answer")
final class LargeAnswer implements Rule<SpfEvidence> {
    private static final int PLAIN_UDP = 512;

    /** Header, question's type and class; of each record a compressed name, type, class, TTL and length (RFC 1035 section 4). */
    private static final int MESSAGE_OVERHEAD = 12 + 4;

    private static final int RECORD_OVERHEAD = 12;

    @Override
    public List<Finding> judge(SpfEvidence spf) {
        int octets = spf.record().isPresent() ? octets(spf) : 0;
        if (octets <= PLAIN_UDP) {
            return List.of();
        }
        return List.of(finding(
                        spf.domain().text(),
                        "the TXT records of " + spf.domain() + " make an answer of " + octets + " octets")
                .impact(
                        "Receivers without EDNS, or behind a firewall that blocks DNS over TCP, do not get the SPF record.")
                .evidence(Observations.of(
                        spf.txt(), spf.txt().records().size() + " TXT records, " + octets + " octets together"))
                .fix(Fix.steps(
                        "Make the answer smaller",
                        "Remove TXT records that verified a service once and are no longer asked for.",
                        "Shorten the SPF record with an include of a name below the domain."))
                .verify(spf.tree().root().dig())
                .build());
    }

    private static int octets(SpfEvidence spf) {
        return MESSAGE_OVERHEAD
                + spf.domain().text().length()
                + 2
                + spf.txt().data(Rdata.Txt.class).stream()
                        .mapToInt(txt -> RECORD_OVERHEAD
                                + txt.strings().stream()
                                        .mapToInt(string -> string.length() + 1)
                                        .sum())
                        .sum();
    }
}
