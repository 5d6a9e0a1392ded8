package dev.mxbot.check.host;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.ERROR;

import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.util.List;

/** Flags an MX host that is an alias (CNAME) and leads to an address. */
@RuleInfo(
        code = "mx.target.cname",
        severity = ERROR,
        lane = RECEIVING,
        spec = "RFC 2181 section 10.3",
        summary = "An MX host is an alias")
final class AliasHost implements Rule<HostEvidence> {
    @Override
    public List<Finding> judge(HostEvidence evidence) {
        return evidence.hosts().stream()
                .filter(host -> !evidence.isImplicit()
                        && !host.aliases().isEmpty()
                        && !host.addresses().isEmpty())
                .map(host -> judge(evidence, host))
                .toList();
    }

    private Finding judge(HostEvidence evidence, MailHost host) {
        String canonical = host.canonical().text();
        Finding.Draft finding = finding(
                        host.name().text(),
                        host.label() + ": it is an alias (CNAME) of " + canonical + ", and an MX host must not be one")
                .impact("Most senders follow the alias; some refuse such a host, and their mail bounces.")
                .cause("its MX host " + host.name() + " is an alias")
                .evidence(Observations.of(evidence.mx()))
                .evidence(host.answers().stream().map(Observations::of).toList())
                .fix(Repair.pointingAt(evidence, host, host.canonical(), "Name " + canonical + " itself as MX host"))
                .verify(Observations.dig(host.name().text(), RecordType.CNAME));
        if (host.aliases().size() == 1 && isOwn(evidence, host)) {
            finding.fix(withAddresses(host));
        }
        return finding.build();
    }

    private static boolean isOwn(HostEvidence evidence, MailHost host) {
        return PublicSuffixes.registrable(host.name()).equals(PublicSuffixes.registrable(evidence.domain()))
                && PublicSuffixes.registrable(host.name()).equals(PublicSuffixes.registrable(host.canonical()));
    }

    private static Fix withAddresses(MailHost host) {
        List<ZoneRecord> addresses = host.answers().stream()
                .flatMap(answer -> answer.records().stream())
                .map(ResourceRecord::zoneRecord)
                .map(record -> new ZoneRecord(host.name(), MxSetRecord.DEFAULT_TTL, record.type(), record.data()))
                .toList();
        ZoneRecord alias = new ZoneRecord(
                host.name(), MxSetRecord.DEFAULT_TTL, "CNAME", host.canonical().absolute());
        return Fix.replace("Give " + host.name() + " the addresses itself", List.of(alias), addresses);
    }
}
