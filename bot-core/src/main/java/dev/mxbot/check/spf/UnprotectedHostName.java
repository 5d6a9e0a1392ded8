package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;

/** Flags mail hosts of the domain whose own name, which they give in EHLO, has no SPF record. */
@RuleInfo(
        code = "spf.host.missing",
        severity = NOTICE,
        lane = SENDING,
        spec = {"RFC 7208 section 2.3", "RFC 7208 section 2.4"},
        summary = "A mail host of the domain has no SPF record at its own name")
final class UnprotectedHostName implements Rule<SpfEvidence> {
    private static final long TTL = 3600;

    @Override
    public List<Finding> judge(SpfEvidence spf) {
        // Where the domain itself has no policy, that comes first.
        return spf.record().filter(SpfRecord::isValid).isEmpty()
                ? List.of()
                : spf.mailHosts().stream()
                        .filter(host -> !host.name().equals(spf.domain()) && host.hasAddress())
                        .flatMap(host -> host.policy().stream())
                        .filter(UnprotectedHostName::isMissing)
                        .map(this::finding)
                        .toList();
    }

    /** A host below an alias cannot hold a record; that it is one is a finding of its own. */
    private static boolean isMissing(Answer texts) {
        return !texts.isUnanswered()
                && texts.aliases().isEmpty()
                && texts.data(Rdata.Txt.class).stream().map(Rdata.Txt::joined).noneMatch(SpfRecord::isSpf);
    }

    private Finding finding(Answer texts) {
        String host = Excerpt.title(texts.query().name().text());
        return finding(host, host + " has no SPF record at its own name")
                .impact(
                        "Bounces carry no sender, so receivers check the name in EHLO in its place; anybody can use this one.")
                .evidence(Observations.of(texts))
                .fix(Fix.add(
                        "Let the host's name stand for the host alone",
                        ZoneRecord.txt(texts.query().name(), TTL, "v=spf1 a -all")))
                .verify(Observations.dig(texts))
                .build();
    }
}
