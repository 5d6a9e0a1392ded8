package dev.mxbot.check.smtp;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;

/** Flags a host that works over IPv4, and promises IPv6. */
@RuleInfo(
        code = "mx.target.ipv6_unreachable",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.2",
        summary = "An MX host has an IPv6 address at which nothing takes mail")
final class UnreachableIpv6 implements Rule<SmtpEvidence> {
    @Override
    public List<Finding> judge(SmtpEvidence smtp) {
        return smtp.exchangers().stream()
                .filter(host ->
                        !host.with(talk -> !talk.isIpv6() && talk.isConnected()).isEmpty())
                .flatMap(host -> host.with(talk -> talk.isIpv6() && talk.isAway()).stream()
                        .limit(1)
                        .map(talk -> finding(smtp, host, talk)))
                .toList();
    }

    private Finding finding(SmtpEvidence smtp, Exchanger host, Conversation talk) {
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.at(talk) + " takes no connection on port 25 over IPv6, and does over IPv4")
                .impact(
                        "Senders try IPv6 first, as a rule: they lose time before they come over IPv4, and a few never do.")
                .evidence(talk.ended())
                .fix(host.provider()
                        .map(Words::leaveTo)
                        .orElseGet(() -> Fix.steps(
                                "Let the mail server answer over IPv6 too",
                                "Postfix: inet_protocols = all. Then open TCP port 25 in the firewall for IPv6, which has rules of its"
                                        + " own.")))
                .verify(Words.netcat(talk));
        List<ZoneRecord> records = records(host, talk);
        if (!records.isEmpty()
                && records.stream().allMatch(record -> record.name().isWithin(smtp.domain()))) {
            finding.fix(Fix.remove(
                    "Remove the IPv6 address of " + host.name() + " until it is in use",
                    records.toArray(ZoneRecord[]::new)));
        }
        finding.evidence(host.answers().stream()
                .filter(answer -> answer.query().type() == RecordType.AAAA)
                .map(Observations::of)
                .toList());
        return finding.build();
    }

    private static List<ZoneRecord> records(Exchanger host, Conversation talk) {
        return host.answers().stream()
                .flatMap(answer -> answer.records().stream())
                .filter(record -> record.data() instanceof Rdata.Address held
                        && held.address().equals(talk.address()))
                .map(ResourceRecord::zoneRecord)
                .toList();
    }
}
