package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;

/** Mentions an answer that does not fit a plain UDP message. */
@RuleInfo(
        code = "dmarc.size",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 1035 section 4.2.1",
        summary = "The DMARC record is too large for a plain UDP answer")
final class LargeRecord implements Rule<DmarcEvidence> {
    private static final int PLAIN_UDP = 512;

    /** Header, question's type and class; of each record a compressed name, type, class, TTL and length (RFC 1035 section 4). */
    private static final int MESSAGE_OVERHEAD = 12 + 4;

    private static final int RECORD_OVERHEAD = 12;

    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        DmarcPlace own = dmarc.own();
        int octets = own.published().isEmpty() ? 0 : octets(own);
        if (octets <= PLAIN_UDP) {
            return List.of();
        }
        return List.of(finding(
                        own.name(), "the TXT records at " + own.name() + " make an answer of " + octets + " octets")
                .impact("Receivers without EDNS, or behind a firewall that blocks DNS over TCP, do not get the policy.")
                .evidence(own.observations())
                .fix(Fix.steps(
                        "Make the answer smaller",
                        "Keep one or two report addresses, and leave out tags that repeat a default.",
                        "Remove text of another kind that stands at " + own.name() + "."))
                .verify(own.dig())
                .build());
    }

    private static int octets(DmarcPlace own) {
        return MESSAGE_OVERHEAD
                + own.name().length()
                + 2
                + own.answer().data(Rdata.Txt.class).stream()
                        .mapToInt(txt -> RECORD_OVERHEAD
                                + txt.strings().stream()
                                        .mapToInt(string -> string.length() + 1)
                                        .sum())
                        .sum();
    }
}
