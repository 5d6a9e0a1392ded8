package dev.mxbot.check.smtp;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.smtp.Breakdown;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the findings about hosts that take no connection have in common.
 *
 * @param does completes "mx1.example.org …": {@code refuses connections on port 25}
 * @param together the same of several hosts: {@code refuse connections on port 25}
 * @param steps on the host
 */
record Unreached(Rule<SmtpEvidence> rule, Set<Cause> causes, String does, String together, Fix steps) {
    private static final int SHOWN = 5;

    List<Finding> judge(SmtpEvidence smtp) {
        List<Exchanger> shut = smtp.exchangers().stream()
                .filter(host -> host.isShut() && isMine(host.talks().get(0)))
                .toList();
        List<Finding> findings = new ArrayList<>();
        if (smtp.isAllLost() && shut.size() > 1) {
            // One fault, one finding: the hosts fail together.
            findings.add(all(smtp, shut));
        } else {
            shut.forEach(host -> findings.add(one(smtp, host)));
        }
        smtp.exchangers().stream().filter(Exchanger::isConnected).forEach(host -> findings.addAll(partly(host)));
        return findings;
    }

    private boolean isMine(Conversation talk) {
        return talk.session()
                .breakdown()
                .map(Breakdown::cause)
                .filter(causes::contains)
                .isPresent();
    }

    private Finding all(SmtpEvidence smtp, List<Exchanger> shut) {
        Finding.Draft finding = rule.finding(
                        smtp.domain().text(),
                        Words.list(shut, host -> host.name().text()) + " " + together)
                .severity(Severity.CRITICAL)
                .impact(smtp.impactOfLoss(shut.get(0)))
                .cause(smtp.causeOfLoss(shut.get(0), does))
                .fix(steps);
        shut.stream().limit(SHOWN).forEach(host -> {
            host.talks().forEach(talk -> finding.evidence(talk.ended()));
            finding.verify(Words.netcat(host.talks().get(0)));
        });
        return finding.build();
    }

    private Finding one(SmtpEvidence smtp, Exchanger host) {
        Conversation first = host.talks().get(0);
        Finding.Draft finding = rule.finding(host.name().text(), host.at(first) + " " + does)
                .severity(host.isWhollyTried() ? smtp.severityOfLoss() : Severity.ERROR)
                .impact(smtp.impactOfLoss(host))
                .cause(smtp.causeOfLoss(host, does))
                .verify(Words.netcat(first));
        host.talks().forEach(talk -> finding.evidence(talk.ended()));
        finding.fix(host.provider().isPresent() ? Words.leaveTo(host.provider().get()) : steps);
        smtp.removal(host).ifPresent(finding::fix);
        if (smtp.isImplicit()) {
            finding.fix(Fix.add(
                    "Say that " + smtp.domain() + " takes no mail, if it does not",
                    smtp.set().nullLine()));
        }
        return finding.build();
    }

    /** An IPv6 address that fails alone is the topic of another rule. */
    private List<Finding> partly(Exchanger host) {
        List<Conversation> away = host.with(talk -> talk.isAway() && !talk.isIpv6() && isMine(talk));
        if (away.isEmpty()) {
            return List.of();
        }
        boolean onlyIpv6 =
                host.talks().stream().filter(Conversation::isConnected).allMatch(Conversation::isIpv6);
        Finding.Draft finding = rule.finding(host.name().text(), host.at(away.get(0)) + " " + does)
                .severity(onlyIpv6 ? Severity.ERROR : Severity.WARNING)
                .impact(
                        onlyIpv6
                                ? "The host answers over IPv6 only: senders without IPv6, and they are many, do not reach it."
                                : "Another address of the host answers: senders that pick this one lose time before they try the other.")
                .fix(steps)
                .verify(Words.netcat(away.get(0)));
        away.forEach(talk -> finding.evidence(talk.ended()));
        return List.of(finding.build());
    }
}
