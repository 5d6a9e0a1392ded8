package dev.mxbot.check.provider;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.provider.MailProvider;
import java.util.List;

/** Flags the include of a mailbox provider that neither takes nor signs the domain's mail. */
@RuleInfo(
        code = "spf.include.retired",
        severity = NOTICE,
        lane = SENDING,
        spec = {},
        summary = "SPF includes a mailbox provider that neither takes the domain's mail nor signs it")
final class RetiredInclude implements Rule<ProviderEvidence> {
    @Override
    public List<Finding> judge(ProviderEvidence evidence) {
        return Traces.of(evidence).entrySet().stream()
                .flatMap(former -> former.getValue().stream()
                        .filter(trace -> trace.what().equals(Trace.SPF))
                        .limit(1)
                        .map(trace -> judge(evidence, former.getKey(), trace)))
                .toList();
    }

    private Finding judge(ProviderEvidence evidence, MailProvider former, Trace trace) {
        return finding(
                        former.name(),
                        "SPF of " + evidence.domain() + " includes " + former.name()
                                + ", which neither takes nor signs its mail")
                .impact("Every customer of " + former.name() + " can send mail that passes SPF for the domain.")
                .evidence(trace.seen())
                .fix(Fix.replace("Leave the include out", List.of(trace.published()), List.of(trace.replacement()))
                        .withSteps("First make sure that nobody sends through " + former.name() + " any more."))
                .verify("dig +short " + evidence.domain() + " TXT")
                .build();
    }
}
