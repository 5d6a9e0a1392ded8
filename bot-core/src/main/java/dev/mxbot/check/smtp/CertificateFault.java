package dev.mxbot.check.smtp;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Severity;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What the findings about certificates have in common: who insists on a valid one, and how much it hurts. */
record CertificateFault(Rule<SmtpEvidence> rule, Judgement judgement) {
    /** Says what is wrong with a served certificate, as the words after "mx1.example.org (5.9.1.1): its certificate"; empty if nothing. */
    interface Judgement {
        Optional<String> fault(Conversation talk, X509Certificate leaf);
    }

    /**
     * Starts a finding for each host whose certificate has the fault.
     *
     * @param plain what it means where nobody insists on a valid certificate
     */
    List<Found> judge(SmtpEvidence smtp, String plain) {
        return smtp.exchangers().stream()
                .flatMap(host -> faulty(host).stream().map(seen -> found(smtp, host, seen, plain)))
                .toList();
    }

    /** A finding to complete, and what it is about. */
    record Found(Exchanger host, Conversation talk, Finding.Draft draft) {}

    private record Seen(Conversation talk, X509Certificate leaf, String fault) {}

    private Found found(SmtpEvidence smtp, Exchanger host, Seen seen, String plain) {
        Severity usual = rule.card().severity();
        boolean insisted = smtp.isCertificateInsistedOn(host);
        Severity severity =
                smtp.severity(insisted, usual, other -> faulty(other).isPresent());
        Finding.Draft draft = rule.finding(
                        host.name().text(), host.at(seen.talk()) + ": its certificate " + seen.fault())
                .severity(severity)
                .impact(Words.impact(insisted, severity == Severity.CRITICAL, plain))
                .cause("the certificate of its MX host " + host.name() + " " + seen.fault())
                .evidence(seen.talk().observation("certificate of " + host.name(), CertificateText.of(seen.leaf())))
                .verify(Words.startTls(seen.talk()));
        return new Found(host, seen.talk(), draft);
    }

    private Optional<Seen> faulty(Exchanger host) {
        return host.talks().stream()
                .flatMap(talk -> talk.secured().stream()
                        .flatMap(tls -> tls.chain().stream().limit(1))
                        .flatMap(
                                leaf -> judgement.fault(talk, leaf).stream().map(fault -> new Seen(talk, leaf, fault))))
                .findFirst();
    }
}
