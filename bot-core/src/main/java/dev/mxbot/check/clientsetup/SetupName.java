package dev.mxbot.check.clientsetup;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.provider.KnownProviders;
import dev.mxbot.provider.MailProvider.ClientName;
import java.util.List;
import java.util.Optional;

/**
 * One name that mail programs look at, and what stands there.
 *
 * @param documented what the mailbox provider asks for; empty if it asks for nothing there
 */
record SetupName(Optional<ClientName> documented, Answer answer) {
    boolean isAbsent() {
        return answer.isAbsent() && answer.aliases().isEmpty();
    }

    /** Where programs are sent that belong elsewhere; empty if they are sent nowhere or right, or if it is the domain's own affair. */
    Optional<DomainName> astray(DomainName domain) {
        List<DomainName> targets = targets();
        if (targets.isEmpty()
                || targets.stream()
                        .anyMatch(target ->
                                documented.filter(name -> name.leadsTo(target)).isPresent())) {
            return Optional.empty();
        }
        DomainName target = targets.get(0);
        boolean others =
                documented.isPresent() || KnownProviders.byClientTarget(target).isPresent();
        // A host of the domain's own is a decision: an Exchange server beside the cloud.
        return others && !target.isRoot() && !target.isWithin(domain) ? Optional.of(target) : Optional.empty();
    }

    private List<DomainName> targets() {
        List<DomainName> services =
                answer.data(Rdata.Srv.class).stream().map(Rdata.Srv::target).toList();
        return services.isEmpty() ? answer.aliases() : services;
    }

    /** The records as published that send programs astray. */
    List<ZoneRecord> published() {
        List<ZoneRecord> services = answer.records().stream()
                .filter(source -> source.data() instanceof Rdata.Srv)
                .map(ResourceRecord::zoneRecord)
                .toList();
        return services.isEmpty()
                ? answer.aliases().stream()
                        .limit(1)
                        .map(target -> record("CNAME", target.absolute()))
                        .toList()
                : services;
    }

    /** The record that the provider asks for. */
    Optional<ZoneRecord> right() {
        return documented.map(name -> name.isAlias()
                ? record("CNAME", name.target() + ".")
                : record("SRV", "0 1 " + name.port() + " " + name.target() + "."));
    }

    private ZoneRecord record(String type, String data) {
        return new ZoneRecord(answer.query().name(), Observations.ttl(answer), type, data);
    }
}
