package dev.mxbot.check.provider;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.provider.MailProvider;
import java.util.List;

/** Flags records that still name a mailbox provider which no longer takes the domain's mail. */
@RuleInfo(
        code = "provider.leftover",
        severity = WARNING,
        lane = SENDING,
        spec = {},
        summary = "Records still name a mailbox provider that no longer takes the domain's mail")
final class FormerProvider implements Rule<ProviderEvidence> {
    @Override
    public List<Finding> judge(ProviderEvidence evidence) {
        return Traces.of(evidence).entrySet().stream()
                .map(former -> judge(evidence, former.getKey(), former.getValue()))
                .toList();
    }

    private Finding judge(ProviderEvidence evidence, MailProvider former, List<Trace> traces) {
        boolean matters = traces.stream().anyMatch(Trace::matters);
        String current = evidence.mailbox().map(MailProvider::name).orElse("");
        List<String> what = traces.stream().map(Trace::what).distinct().toList();
        return finding(
                        former.name(),
                        listed(what) + " of " + evidence.domain() + (what.size() > 1 ? " still name " : " still names ")
                                + former.name() + "; its mail is at " + current)
                .severity(matters ? WARNING : NOTICE)
                .impact(
                        matters
                                ? impact(traces, former)
                                : "Nothing breaks; it only shows that the domain once was a customer there.")
                .evidence(traces.stream().map(Trace::seen).distinct().toList())
                .fix(fix(former, traces))
                .verify(traces.stream()
                        .map(trace -> "dig +short " + trace.published().name() + " "
                                + trace.published().type())
                        .distinct()
                        .toArray(String[]::new))
                .build();
    }

    private static String listed(List<String> what) {
        int last = what.size() - 1;
        return last == 0 ? what.get(0) : String.join(", ", what.subList(0, last)) + " and " + what.get(last);
    }

    private static String impact(List<Trace> traces, MailProvider former) {
        boolean clients = traces.stream().anyMatch(trace -> trace.what().equals(ProviderEvidence.AUTODISCOVER));
        boolean spf = traces.stream().anyMatch(trace -> trace.what().equals(Trace.SPF));
        return (clients
                        ? "Outlook sets up accounts of the domain at " + former.name() + ", where there are none. "
                        : "")
                + (spf ? "Every customer of " + former.name() + " can send mail that passes SPF for the domain." : "");
    }

    private static Fix fix(MailProvider former, List<Trace> traces) {
        List<ZoneRecord> removed =
                traces.stream().map(Trace::published).distinct().toList();
        List<ZoneRecord> added = traces.stream()
                .filter(trace -> !trace.isRemoved())
                .map(Trace::replacement)
                .distinct()
                .toList();
        return Fix.replace("Remove what names " + former.name(), removed, added)
                .withSteps("First make sure that nobody uses " + former.name() + " for the domain any more: "
                        + former.screen() + ".");
    }
}
