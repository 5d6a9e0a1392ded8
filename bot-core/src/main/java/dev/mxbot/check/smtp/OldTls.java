package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.TRANSPORT;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.Observation;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.smtp.Breakdown.Cause;
import dev.mxbot.lookup.smtp.Stage;
import java.util.List;
import java.util.Set;

/** Flags a mail host that speaks only versions of TLS that were given up. */
@RuleInfo(
        code = "smtp.tls.version_old",
        severity = WARNING,
        lane = TRANSPORT,
        spec = "RFC 8996",
        summary = "A mail host speaks no version of TLS above 1.1")
final class OldTls implements Rule<SmtpEvidence> {
    private static final Set<String> OLD = Set.of("SSLv2Hello", "SSLv3", "TLSv1", "TLSv1.1");

    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .flatMap(host -> host.with(OldTls::isOld).stream().limit(1).map(talk -> finding(smtp, host, talk)))
                .toList();
    }

    private static boolean isOld(Conversation talk) {
        return talk.broke(Stage.HANDSHAKE, Cause.OLD_TLS)
                || talk.secured().filter(tls -> OLD.contains(tls.protocol())).isPresent();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk) {
        // RFC 8461 section 3.2 and RFC 7672 section 2.2 only demand TLS; senders that insist on it speak 1.2 and later.
        boolean insisted = smtp.isTlsInsistedOn(host);
        Severity severity =
                smtp.severity(insisted, WARNING, other -> other.talks().stream().anyMatch(OldTls::isOld));
        List<Observation> evidence = talk.secured()
                .map(tls -> List.of(talk.observation("TLS handshake with " + host.name(), tls.protocol())))
                .orElseGet(talk::ended);
        return finding(host.name().text(), host.at(talk) + " speaks no TLS newer than 1.1")
                .severity(severity)
                .impact(Words.impact(
                        insisted,
                        severity == Severity.CRITICAL,
                        "Senders that have given up TLS 1.0 and 1.1 deliver in the clear or not at all."))
                .cause("its MX host " + host.name() + " speaks no TLS newer than 1.1")
                .evidence(evidence)
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Switch on TLS 1.2 and 1.3",
                                "Postfix: smtpd_tls_protocols = >=TLSv1.2. Exim: openssl_options = +no_tlsv1 +no_tlsv1_1. Where the"
                                        + " library knows no newer version, bring the system up to date first.")))
                .verify(Words.startTls(talk) + " -tls1_2")
                .build();
    }
}
