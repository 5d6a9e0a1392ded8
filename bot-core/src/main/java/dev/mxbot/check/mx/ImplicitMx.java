package dev.mxbot.check.mx;

import static dev.mxbot.finding.Lane.RECEIVING;
import static dev.mxbot.finding.Severity.WARNING;

import com.google.common.net.InetAddresses;
import dev.mxbot.diagnosis.Observations;
import dev.mxbot.diagnosis.Rule;
import dev.mxbot.finding.Finding;
import dev.mxbot.finding.Fix;
import dev.mxbot.finding.RuleInfo;
import dev.mxbot.lookup.dns.RecordType;
import java.util.List;

/** Flags a domain whose mail goes to its own address, because no MX names a host. */
@RuleInfo(
        code = "mx.implicit",
        severity = WARNING,
        lane = RECEIVING,
        spec = "RFC 5321 section 5.1",
        summary = "The domain has no MX record, so mail goes to the domain's own address")
final class ImplicitMx implements Rule<MxEvidence> {
    @Override
    public List<Finding> judge(MxEvidence evidence) {
        if (evidence.implicitHosts().isEmpty() || evidence.spf().authorisesNobody()) {
            return List.of();
        }
        MxSetRecord set = evidence.set();
        String domain = evidence.domain().text();
        String address = InetAddresses.toAddrString(evidence.implicitHosts().get(0));
        Finding.Draft finding = finding(
                        domain, domain + " has no MX record, so mail goes to its own address " + address)
                .impact(
                        "Senders fall back to the address of the domain (implicit MX). Mail arrives only while a mail server"
                                + " listens there, and stops when the address moves to a web host.")
                .cause("only that address stands in for an MX record")
                .evidence(Observations.of(evidence.mx()))
                .evidence(evidence.addresses().stream().map(Observations::of).toList());
        evidence.spf().mailbox().ifPresent(provider -> finding.fix(set.movedTo(provider)));
        return List.of(finding.fix(Fix.add(
                        "Name " + domain + " itself as mail host, if it is one", set.line(10, evidence.domain())))
                .fix(Fix.add("Publish a null MX, if " + domain + " takes no mail", set.nullLine()))
                .verify(Observations.dig(domain, RecordType.MX), Observations.dig(domain, RecordType.A))
                .build());
    }
}
