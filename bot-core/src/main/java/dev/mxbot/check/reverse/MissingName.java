package dev.mxbot.check.reverse;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;

/** Flags a mail host's address that has no name. */
@RuleInfo(
        code = "ptr.missing",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 1912 section 2.1",
        summary = "The address of a mail host has no name (PTR record)")
final class MissingName implements Rule<ReverseEvidence> {
    private static final long TTL = 3600;

    @Override
    public List<Finding> judge(ReverseEvidence evidence) {
        return evidence.showing(Reversal::isNameless).stream()
                .map(this::finding)
                .toList();
    }

    private Finding finding(Group group) {
        return finding(group.subject(), group.label() + " has no PTR record")
                .impact(
                        "If mail is sent from there, many receivers refuse it or file it as spam. Receiving is not affected.")
                .evidence(group.observations())
                .fix(fix(group))
                .verify(group.digs())
                .build();
    }

    static Fix fix(Group group) {
        if (ReverseEvidence.isProviders(group.host())) {
            return Fix.steps(
                    "Leave it to the provider",
                    "The addresses belong to the provider of " + group.host() + ", who alone can name them.");
        }
        return Fix.replace(
                        "Name the address after the mail host",
                        group.reversals().stream()
                                .flatMap(one -> one.ptr().records().stream())
                                .map(record -> record.zoneRecord())
                                .toList(),
                        group.reversals().stream()
                                .map(one -> new ZoneRecord(
                                        owner(one.ptr()),
                                        TTL,
                                        "PTR",
                                        group.host().absolute()))
                                .toList())
                .withSteps(
                        "The record stands in a zone of whoever gave you the address: set it in the hosting provider's panel"
                                + " (\"reverse DNS\", \"rDNS\"), or ask the provider or ISP to.",
                        "Let the mail server say the same name in EHLO.");
    }

    /** Where a part of the reverse zone is delegated by aliases (RFC 2317), the record stands at the alias's end. */
    private static DomainName owner(Answer ptr) {
        return ptr.aliases().isEmpty()
                ? ptr.query().name()
                : ptr.aliases().get(ptr.aliases().size() - 1);
    }
}
