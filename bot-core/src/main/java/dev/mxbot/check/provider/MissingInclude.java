package dev.mxbot.check.provider;

import static dev.mxbot.finding.Lane.SENDING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.check.spf.Mechanism;
import dev.mxbot.check.spf.SpfRecord;
import dev.mxbot.check.spf.Term;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.provider.MailProvider;
import java.util.List;
import java.util.Optional;

/**
 * Flags an SPF record without the provider that signs the domain's mail. An MX record alone says nothing about who sends; and what an
 * address, a host or an unknown include stands for may well be the provider's servers, so then nothing is said.
 */
@RuleInfo(
        code = "spf.provider.missing",
        severity = WARNING,
        lane = SENDING,
        spec = "RFC 7208 section 5.2",
        summary = "SPF does not include the provider that signs the domain's mail")
final class MissingInclude implements Rule<ProviderEvidence> {
    @Override
    public List<Finding> judge(ProviderEvidence evidence) {
        Optional<ResourceRecord> source = only(evidence.txt());
        Optional<MailProvider> provider = evidence.mailbox()
                .filter(known -> known.include().isPresent())
                .filter(known -> !evidence.outbound().contains(known));
        if (source.isEmpty() || provider.isEmpty()) {
            return List.of();
        }
        SpfRecord record = SpfRecord.parse(((Rdata.Txt) source.get().data()).joined());
        if (!record.isValid() || !namesOnlyKnownServices(record)) {
            return List.of();
        }
        return evidence.keysOf(provider.get()).stream()
                .filter(key -> !key.data(Rdata.Txt.class).isEmpty()
                        && key.aliases().stream().limit(1).anyMatch(provider.get()::signsAt))
                .limit(1)
                .map(key -> finding(evidence, provider.get(), source.get(), record, key))
                .toList();
    }

    private static Optional<ResourceRecord> only(Answer txt) {
        List<ResourceRecord> policies = txt.records().stream()
                .filter(record -> record.data() instanceof Rdata.Txt text && SpfRecord.isSpf(text.joined()))
                .toList();
        return policies.size() == 1 ? Optional.of(policies.get(0)) : Optional.empty();
    }

    private static boolean namesOnlyKnownServices(SpfRecord record) {
        return record.redirect().isEmpty()
                && record.reachable().stream()
                        .map(Term.Directive::mechanism)
                        .allMatch(mechanism -> mechanism instanceof Mechanism.All
                                || mechanism instanceof Mechanism.Mx
                                || (mechanism instanceof Mechanism.Include include
                                        && ProviderEvidence.service(
                                                        include.domain().text())
                                                .isPresent()));
    }

    private Finding finding(
            ProviderEvidence evidence, MailProvider provider, ResourceRecord source, SpfRecord record, Answer key) {
        String include = "include:" + provider.include().orElseThrow();
        ZoneRecord corrected = ZoneRecord.txt(
                source.name(), source.ttl(), record.starting(include).toString());
        return finding(
                        evidence.domain().text(),
                        provider.name() + " signs mail of " + evidence.domain() + ", and SPF does not include it")
                .impact("What is sent through " + provider.name() + " fails SPF; only DKIM vouches for it.")
                .evidence(Observations.of(evidence.txt(), record.text()), Observations.of(key))
                .fix(Fix.replace("Include " + provider.name(), List.of(source.zoneRecord()), List.of(corrected))
                        .withSteps(provider.screen()))
                .verify("dig +short " + evidence.domain() + " TXT", Observations.dig(key))
                .build();
    }
}
