package dev.mxbot.check.provider;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.provider.DocumentedMx;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Flags a provider's set of records of which only a part is published. */
@RuleInfo(
        code = "provider.incomplete",
        severity = WARNING,
        lane = RECEIVING,
        spec = {},
        summary = "Only a part of the records that the mailbox provider asks for is published")
final class IncompleteSet implements Rule<ProviderEvidence> {
    @Override
    public List<Finding> judge(ProviderEvidence evidence) {
        return evidence.mailbox().stream()
                .flatMap(provider -> Stream.concat(hosts(evidence, provider), keys(evidence, provider)))
                .toList();
    }

    /** Some of its documented MX hosts, and not all. */
    private Stream<Finding> hosts(ProviderEvidence evidence, MailProvider provider) {
        List<DomainName> published = evidence.mx().data(Rdata.Mx.class).stream()
                .map(Rdata.Mx::exchange)
                .toList();
        List<ZoneRecord> missing =
                DocumentedMx.records(provider, evidence.domain(), Observations.ttl(evidence.mx())).stream()
                        .filter(record -> !published.contains(host(record)))
                        .toList();
        int documented = provider.publishes(evidence.domain()).size();
        if (missing.isEmpty() || missing.size() == documented) {
            return Stream.empty();
        }
        String names = String.join(
                ", ", missing.stream().map(record -> host(record).text()).toList());
        return Stream.of(finding(
                        evidence.domain().text(),
                        provider.name() + " asks for " + documented + " MX hosts, and " + names
                                + (missing.size() == 1 ? " is" : " are") + " not published")
                .impact("While the published host is out of order, mail waits at the senders.")
                .evidence(Observations.of(evidence.mx()))
                .fix(Fix.add("Publish the rest of the set", missing.toArray(ZoneRecord[]::new))
                        .withSteps("The set is shown here: " + provider.screen() + "."))
                .verify(Observations.dig(evidence.domain().text(), RecordType.MX))
                .build());
    }

    private static DomainName host(ZoneRecord mx) {
        return DomainName.of(mx.data().substring(mx.data().indexOf(' ') + 1));
    }

    /** Some of the aliases that hold its DKIM keys, and not all: it changes from one to the other. */
    private Stream<Finding> keys(ProviderEvidence evidence, MailProvider provider) {
        List<Answer> keys = evidence.keysOf(provider);
        Optional<Answer> present = keys.stream()
                .filter(key -> key.aliases().stream().limit(1).anyMatch(provider::signsAt)
                        && !key.data(Rdata.Txt.class).isEmpty())
                .findFirst();
        List<Answer> missing = keys.stream()
                .filter(key -> key.isAbsent() && key.aliases().isEmpty())
                .toList();
        if (present.isEmpty() || missing.isEmpty()) {
            return Stream.empty();
        }
        String names = String.join(
                ", ",
                missing.stream().map(key -> key.query().name().labels().get(0)).toList());
        return Stream.of(finding(
                        "_domainkey." + evidence.domain(),
                        provider.name() + " signs with " + keys.size() + " selectors in turn, and " + names
                                + (missing.size() == 1 ? " is" : " are") + " not published")
                .impact("Once " + provider.name()
                        + " changes over to a key that is not published, the domain's mail fails DKIM.")
                .evidence(Stream.concat(present.stream(), missing.stream())
                        .map(Observations::of)
                        .toList())
                .fix(fix(provider, present.get(), missing))
                .verify(missing.stream().map(Observations::dig).toArray(String[]::new))
                .build());
    }

    private static Fix fix(MailProvider provider, Answer present, List<Answer> missing) {
        String selector = present.query().name().labels().get(0);
        String target = present.aliases().get(0).text();
        String step = "The records are shown here: " + provider.screen() + ".";
        if (!target.startsWith(selector)) {
            return Fix.steps("Publish the rest of the set", step);
        }
        ZoneRecord[] records = missing.stream()
                .map(key -> new ZoneRecord(
                        key.query().name(),
                        Observations.ttl(present),
                        "CNAME",
                        key.query().name().labels().get(0) + target.substring(selector.length()) + "."))
                .toArray(ZoneRecord[]::new);
        return Fix.add("Publish the rest of the set", records).withSteps(step);
    }
}
