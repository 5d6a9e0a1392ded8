package dev.mxbot.check.blocklist;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import java.util.List;

/** Flags the address of an MX host that a list names. */
@RuleInfo(
        code = "dnsbl.ip.listed",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 5782 section 2.1",
        summary = "A block list names the address of a mail host")
final class ListedAddress implements Rule<BlocklistEvidence> {
    @Override
    public List<Finding> judge(BlocklistEvidence evidence) {
        return evidence.lists().stream()
                .filter(list -> !list.kind().domains())
                .flatMap(list -> list.listed()
                        .map(listing -> ListedWords.of(
                                        finding(
                                                listing.subject(),
                                                "the mail host address " + listing.subject() + " is listed at "
                                                        + list.zone()),
                                        list,
                                        listing)
                                .impact("Receivers that use the list refuse or mark mail from this address. Mail to "
                                        + evidence.domain() + " is not affected.")
                                .evidence(Observations.of(listing.answer()))
                                .build()))
                .toList();
    }
}
