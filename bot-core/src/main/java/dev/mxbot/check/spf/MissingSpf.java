package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;

/** Flags a domain without an SPF record. */
@RuleInfo(
        code = "spf.missing",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 3.1",
        summary = "The domain has no SPF record")
final class MissingSpf implements Rule<SpfEvidence> {
    @Override
    public List<Finding> judge(SpfEvidence spf) {
        // A name that does not exist or is an alias cannot hold a record: that is the finding then, and another
        // topic's.
        boolean silent = !spf.tree().root().published().isEmpty()
                || spf.txt().isUnanswered()
                || spf.txt() instanceof Answer.NoSuchName
                || !spf.txt().aliases().isEmpty()
                || !spf.meant().isEmpty();
        if (silent) {
            return List.of();
        }
        String domain = spf.domain().text();
        return List.of(finding(domain, domain + " has no SPF record")
                .impact(
                        spf.isNullMx()
                                ? "The domain takes no mail, but nothing tells receivers that it sends none: anybody can send in its name."
                                : "Receivers cannot tell its mail from forgeries: the large ones reject or file it as spam unless DKIM"
                                        + " vouches for it.")
                .cause("it has no SPF record")
                .evidence(spf.tree().root().observations())
                .fix(fix(spf))
                .verify(spf.tree().root().dig())
                .build());
    }

    private static Fix fix(SpfEvidence spf) {
        if (spf.isNullMx()) {
            return Fix.add("Say that nobody sends mail for the domain", record(spf, "v=spf1 -all"));
        }
        Optional<MailProvider> provider =
                spf.inboundProvider().filter(known -> known.include().isPresent());
        return provider.map(known -> Fix.add(
                                "Authorise " + known.name() + ", which takes the domain's mail",
                                record(spf, "v=spf1 include:" + known.include().orElseThrow() + " ~all"))
                        .withSteps(
                                known.screen(),
                                "Add every other service that sends for the domain before you change ~all into -all."))
                .orElseGet(() -> Fix.add("Authorise the domain's own mail hosts", record(spf, "v=spf1 mx ~all"))
                        .withSteps(
                                "Add every other service that sends for the domain before you change ~all into -all."));
    }

    private static ZoneRecord record(SpfEvidence spf, String text) {
        return ZoneRecord.txt(spf.domain(), 3600, text);
    }
}
