package dev.mxbot.check.spf;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.diagnosis.Excerpt;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flags a TXT record that is meant as SPF and starts in a way that no receiver takes for it. */
@RuleInfo(
        code = "spf.wrong_start",
        severity = ERROR,
        lane = SENDING,
        spec = "RFC 7208 section 4.5",
        summary = "A TXT record is meant as SPF but does not start with v=spf1 and a blank")
final class WrongStart implements Rule<SpfEvidence> {
    private static final Pattern MEANT = Pattern.compile(
            "[\\s\"']*+(?:v\\s*+(?:[=:]\\s*+)?spf1?|spf1)(?=[\\s;:,+~?-]|include|ip4|a:|mx|redirect)[\\s;,:]*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** A TXT record that was meant, and what it would have to be. */
    record Meant(ResourceRecord source, String text, SpfRecord corrected) {}

    static List<Meant> among(Answer txt) {
        List<Meant> meant = new ArrayList<>();
        for (ResourceRecord source : txt.records()) {
            if (source.data() instanceof Rdata.Txt data && !SpfRecord.isSpf(data.joined())) {
                Matcher matcher = MEANT.matcher(data.joined());
                if (matcher.matches()) {
                    SpfRecord corrected = Correction.of(SpfRecord.parse("v=spf1 " + matcher.group(1)))
                            .record();
                    if (corrected.isValid() && !corrected.directives().isEmpty()) {
                        meant.add(new Meant(source, data.joined(), corrected));
                    }
                }
            }
        }
        return meant;
    }

    @Override
    public List<Finding> judge(SpfEvidence spf) {
        boolean covered = !spf.tree().root().published().isEmpty();
        return spf.meant().stream()
                .map(meant -> finding(
                                spf.domain().text(),
                                "a TXT record is meant as SPF but does not start with \"v=spf1 \": "
                                        + Excerpt.title(meant.text()))
                        .severity(covered ? Severity.NOTICE : Severity.ERROR)
                        .impact(
                                covered
                                        ? "No receiver reads it; the domain's other SPF record counts."
                                        : "No receiver takes it for SPF, so the domain has no SPF record.")
                        .cause("its SPF record starts with something else than v=spf1")
                        .evidence(Observations.of(spf.txt(), meant.text()))
                        .fix(
                                covered
                                        ? Fix.remove(
                                                "Remove the record",
                                                meant.source().zoneRecord())
                                        : new SpfNode.Published(meant.source(), meant.corrected())
                                                .replacedBy("Start the record with \"v=spf1 \"", meant.corrected()))
                        .verify(spf.tree().root().dig())
                        .build())
                .toList();
    }
}
