package dev.mxbot.check.dmarc;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.NOTICE;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.provider.MailProvider;
import dev.mxbot.provider.SpfGlance;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Mentions strict alignment where a service sends that usually signs or bounces with a name below the domain. */
@RuleInfo(
        code = "dmarc.alignment.strict_risk",
        severity = NOTICE,
        lane = SENDING,
        spec = "RFC 9989 section 4.7",
        summary = "DMARC alignment is strict while a sending service is authorised")
final class StrictAlignment implements Rule<DmarcEvidence> {
    @Override
    public List<Finding> judge(DmarcEvidence dmarc) {
        List<String> strict = strict(dmarc);
        List<String> services = services(dmarc);
        if (strict.isEmpty() || services.isEmpty()) {
            return List.of();
        }
        DmarcPlace place = dmarc.place().orElseThrow();
        DmarcPlace.Published published = place.only().orElseThrow();
        String tags = strict.stream().map(tag -> tag + "=s").collect(Collectors.joining(" and "));
        return List.of(finding(
                        place.name(),
                        "DMARC alignment is strict (" + tags + "), and " + String.join(", ", services)
                                + " may send for " + dmarc.domain())
                .impact(
                        "Mail of such a service passes only if it signs or bounces with exactly the domain in From; a name"
                                + " below it, which is their usual set-up, does not count.")
                .evidence(place.observations())
                .fix(published
                        .replacedBy(
                                "Let names below the domain count",
                                published.record().without(Set.copyOf(strict)))
                        .withSteps("Needless if the aggregate reports show that all of the service's mail passes."))
                .verify(place.dig())
                .build());
    }

    private static List<String> strict(DmarcEvidence dmarc) {
        return Stream.of("adkim", "aspf")
                .filter(tag -> dmarc.record()
                        .filter(DmarcRecord::isEffective)
                        .flatMap(record -> record.value(tag))
                        .filter("s"::equals)
                        .isPresent())
                .toList();
    }

    private static List<String> services(DmarcEvidence dmarc) {
        return SpfGlance.at(dmarc.txt().data(Rdata.Txt.class).stream()
                        .map(Rdata.Txt::joined)
                        .toList())
                .senders()
                .stream()
                .filter(provider -> provider.kind() == MailProvider.Kind.SENDER)
                .map(MailProvider::name)
                .toList();
    }
}
