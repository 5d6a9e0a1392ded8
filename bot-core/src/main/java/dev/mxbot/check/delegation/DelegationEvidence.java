package dev.mxbot.check.delegation;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What was found out about the domain's name servers.
 *
 * @param zone the zone that the domain lies in; empty if it was not found
 * @param looked the NS answers that led to the servers, the decisive one last
 * @param delegation what a server of the zone above says; empty if there is none to ask
 * @param servers those that were asked, in order of their names; last those that only the zone above names
 * @param resolved what the resolvers say of the domain's MX
 * @param more how many further ones the delegation has
 */
record DelegationEvidence(
        DomainName domain,
        Optional<DomainName> zone,
        List<Answer> looked,
        Optional<Answer> delegation,
        List<NameServer> servers,
        List<Answer> resolved,
        int more)
        implements Evidence {
    DelegationEvidence {
        looked = List.copyOf(looked);
        servers = List.copyOf(servers);
        resolved = List.copyOf(resolved);
    }

    DelegationEvidence resolving(List<Answer> mx) {
        return new DelegationEvidence(domain, zone, looked, delegation, servers, mx, more);
    }

    DelegationEvidence visiting(List<NameServer> others) {
        return new DelegationEvidence(domain, zone, looked, delegation, others, resolved, more);
    }

    /** True if the servers are not all at the same version of the zone. */
    boolean holdsSeveralVersions() {
        return authoritative().stream()
                        .flatMap(server -> server.zoneVersion().stream())
                        .map(Rdata.Soa::serial)
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }

    /** The zone's name, for the words of a finding. */
    String zoneName() {
        return zone.orElse(domain).text();
    }

    /** Whom the zone's own NS records name; empty if only the zone above could say. */
    Set<DomainName> named() {
        return looked.isEmpty()
                        || looked.get(looked.size() - 1).query().server().isPresent()
                ? Set.of()
                : targets(looked.get(looked.size() - 1));
    }

    /** Whom the zone above delegates to; empty if its server did not say, or holds both zones and so speaks for the lower one. */
    Set<DomainName> delegated() {
        return delegation
                .filter(answer ->
                        answer instanceof Answer.Records && !answer.provenance().authoritative())
                .map(DelegationEvidence::targets)
                .orElse(Set.of());
    }

    private static Set<DomainName> targets(Answer ns) {
        return ns.data(Rdata.Target.class).stream()
                .map(Rdata.Target::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that hold the zone. */
    List<NameServer> authoritative() {
        return servers.stream().filter(NameServer::isAuthoritative).toList();
    }

    /**
     * What is wrong with a server that does not do its work, in words. Silence counts only where another server answers: if all are
     * silent, the network here is as likely at fault as they are.
     */
    Optional<String> faultOf(NameServer server) {
        return server.uselessAnswer()
                .or(() -> server.isSilent() && !authoritative().isEmpty()
                        ? Optional.of("does not answer")
                        : Optional.empty());
    }

    /** Those that answered for the domain's MX records; an empty set of records is an answer. */
    List<NameServer> answeringMx() {
        return authoritative().stream()
                .filter(server ->
                        server.mx().filter(answer -> !answer.isUnanswered()).isPresent())
                .toList();
    }

    /** How far a change has come; empty if none is under way. */
    Optional<Propagation> propagation() {
        return Propagation.of(answeringMx(), resolved);
    }

    /** What they said. */
    List<Answer> mxAnswers() {
        return answeringMx().stream().flatMap(server -> server.mx().stream()).toList();
    }

    /** Not all servers give the same MX records. */
    boolean disagreesOnMx() {
        return mxAnswers().stream().map(DifferentMx::content).distinct().count() > 1;
    }

    /**
     * True if the servers' own states show why resolvers say different things: a change is under way, or the servers say different things
     * themselves.
     */
    boolean explainsResolvers() {
        Set<Set<String>> said = mxAnswers().stream().map(DifferentMx::content).collect(Collectors.toSet());
        return propagation().isPresent()
                || (said.size() > 1
                        && resolved.stream()
                                .filter(answer -> !answer.isUnanswered())
                                .map(DifferentMx::content)
                                .allMatch(said::contains));
    }

    /** A version of the zone to judge its timers by: that of the first server that has one. */
    Optional<NameServer> version() {
        return authoritative().stream()
                .filter(server -> server.zoneVersion().isPresent())
                .findFirst();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("status", zone.isPresent() ? "found" : unanswered() ? "unknown" : "absent");
        zone.ifPresent(name -> facts.put("zone", name.text()));
        facts.put("servers", servers.stream().map(DelegationEvidence::facts).toList());
        facts.put("more", more);
        propagation().ifPresent(change -> facts.put("propagation", change.facts()));
        if (!delegated().isEmpty()) {
            facts.put("delegated", delegated().stream().map(DomainName::text).toList());
        }
        return facts;
    }

    boolean unanswered() {
        return zone.isEmpty() && looked.stream().anyMatch(Answer::isUnanswered);
    }

    private static Map<String, Object> facts(NameServer server) {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<String> addresses = new ArrayList<>();
        server.addresses().stream().map(InetAddress::getHostAddress).forEach(addresses::add);
        facts.put("name", server.name().text());
        facts.put("addresses", addresses);
        addresses.stream().findFirst().ifPresent(address -> facts.put("address", address));
        server.zoneVersion().ifPresent(soa -> facts.put("serial", soa.serial()));
        facts.put("authoritative", server.isAuthoritative());
        server.mx()
                .filter(answer -> !answer.isUnanswered())
                .ifPresent(answer -> facts.put(
                        "mx",
                        answer.records().stream()
                                .map(ResourceRecord::presentation)
                                .toList()));
        return facts;
    }
}
