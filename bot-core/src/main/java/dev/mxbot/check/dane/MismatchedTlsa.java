package dev.mxbot.check.dane;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.CRITICAL;
import static dev.mxbot.finding.Severity.ERROR;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.check.smtp.Conversation;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Flags a host that serves a certificate other than the one that its TLSA records promise. */
@RuleInfo(
        code = "dane.mismatch",
        severity = CRITICAL,
        lane = TRANSPORT,
        spec = {"RFC 7672 section 2.2", "RFC 7672 section 3.1"},
        summary = "The certificate that an MX host serves matches none of its TLSA records")
final class MismatchedTlsa implements Rule<DaneEvidence> {
    @Override
    public List<Finding> judge(DaneEvidence dane) {
        return dane.publishing().stream()
                .filter(MxHost::isProtected)
                .flatMap(host -> host.mismatch(dane.domain()).stream().map(talk -> finding(dane, host, talk)))
                .toList();
    }

    private Finding finding(DaneEvidence dane, MxHost host, Conversation talk) {
        Severity severity = severity(dane);
        Finding.Draft finding = finding(
                        host.name().text(), "the certificate of " + host.name() + " matches none of its TLSA records")
                .severity(severity)
                .impact(
                        severity == CRITICAL
                                ? "Senders with DANE deliver to no host of the domain, and return the mail after days. Others do not"
                                        + " notice."
                                : severity == ERROR
                                        ? "Senders with DANE pass over this host and use the others."
                                        : "The domain's own MX records are unsigned, so that senders are free not to use DANE; those that"
                                                + " do pass over this host.")
                .cause("the certificate of its MX host " + host.name() + " matches none of its TLSA records")
                .evidence(Observations.of(host.tlsa()))
                .evidence(served(talk))
                .verify(
                        "dig +short " + host.owner() + " TLSA",
                        "openssl s_client -starttls smtp -connect " + host.name()
                                + ":25 </dev/null | openssl x509 -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum");
        record(host, talk)
                .ifPresent(
                        record -> finding.fix(
                                Fix.replace(
                                                "Publish the record of the key that is served",
                                                unmatched(host),
                                                List.of(record))
                                        .withSteps(
                                                "First see that the host is meant to serve this key: if it is not, put the old key and certificate back"
                                                        + " instead.",
                                                "With certbot --reuse-key the next renewal keeps the key, and the record stays right.")));
        return finding.build();
    }

    /** By effect: who follows DANE has nowhere to go only if no host matches. */
    private static Severity severity(DaneEvidence dane) {
        if (!dane.mx().provenance().authenticated()) {
            return WARNING;
        }
        return dane.hosts().stream()
                        .allMatch(host -> host.isProtected()
                                && !host.served().isEmpty()
                                && host.mismatch(dane.domain()).isPresent())
                ? CRITICAL
                : ERROR;
    }

    private static List<Observation> served(Conversation talk) {
        return record(talk, "3 1 1 ")
                .map(data -> new Observation(
                        "TLSA of the certificate that " + talk.host() + " serves",
                        data,
                        talk.addressText(),
                        OptionalLong.empty(),
                        talk.session().at()))
                .stream()
                .toList();
    }

    /** RFC 7672 section 3.1.1 recommends 3 1 1: a renewed certificate over the same key still matches. */
    private static Optional<ZoneRecord> record(MxHost host, Conversation talk) {
        return record(talk, "3 1 1 ")
                .map(data -> new ZoneRecord(
                        host.tlsa().records().stream()
                                .map(ResourceRecord::name)
                                .findFirst()
                                .orElse(host.owner()),
                        Math.min(3600, Observations.ttl(host.tlsa())),
                        "TLSA",
                        data));
    }

    private static Optional<String> record(Conversation talk, String parameters) {
        return talk.secured()
                .flatMap(tls -> tls.chain().stream().findFirst())
                .flatMap(leaf -> TlsaMatch.association(leaf, 1, 1))
                .map(digest -> parameters + digest);
    }

    private static List<ZoneRecord> unmatched(MxHost host) {
        List<ZoneRecord> gone = new ArrayList<>();
        host.tlsa().records().stream()
                .filter(record -> record.data() instanceof Rdata.Tlsa)
                .map(ResourceRecord::zoneRecord)
                .forEach(gone::add);
        return gone;
    }
}
