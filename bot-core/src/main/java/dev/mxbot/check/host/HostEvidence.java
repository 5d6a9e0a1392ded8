package dev.mxbot.check.host;

import dev.mxbot.check.mx.MxSetRecord;
import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Severity;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.provider.SpfGlance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found out about the hosts that take mail for the domain.
 *
 * @param mx the answer that names them
 * @param set its records; without any, the domain itself is the one host
 * @param hosts in the order in which senders try them
 * @param more how many hosts there are beyond those that were looked at
 * @param spf what the domain says about its senders
 */
record HostEvidence(DomainName domain, Answer mx, MxSetRecord set, List<MailHost> hosts, int more, SpfGlance spf)
        implements Evidence {
    private static final int MAX_FACTS = 20;

    HostEvidence {
        hosts = List.copyOf(hosts);
    }

    List<MailHost> with(Flaw flaw) {
        return hosts.stream().filter(host -> host.flaw() == flaw).toList();
    }

    /** No MX record names a host: the domain's own address stands in. */
    boolean isImplicit() {
        return set.hosts().isEmpty();
    }

    List<MailHost> usable() {
        return hosts.stream().filter(MailHost::isUsable).toList();
    }

    /** True if no host takes mail; false as long as one works, could not be looked up, or was not looked at. */
    boolean isAllLost() {
        return more == 0 && usable().isEmpty() && hosts.stream().noneMatch(MailHost::isUnknown);
    }

    /** Critical if this host's loss is the loss of all mail. */
    Severity severity() {
        return isAllLost() ? Severity.CRITICAL : Severity.ERROR;
    }

    /**
     * Who is affected by the loss of one host.
     *
     * @param alone what happens to every message where no other host works
     */
    String impact(MailHost lost, String alone) {
        if (isAllLost()) {
            return alone;
        }
        if (usable().isEmpty()) {
            return "Senders go on to the other hosts; whether one of those works is not known.";
        }
        String next = usable().get(0).name().text();
        return hosts.indexOf(lost) < hosts.indexOf(usable().get(0))
                ? "Senders try it first, in vain, and go on to the next host, " + next + "; a few give up and bounce."
                : "Senders reach " + next + " before it. While that is down, this host does not stand in.";
    }

    /** Completes "example.com cannot receive mail: …"; {@code what} completes "its only MX host …". */
    String cause(MailHost lost, String what) {
        if (isImplicit()) {
            return "it has no MX record, and the domain itself " + what;
        }
        if (hosts.size() == 1 && more == 0) {
            return "its only MX host " + what;
        }
        return isAllLost()
                ? "none of its " + hosts.size() + " MX hosts can be reached"
                : "its MX host " + lost.name() + " " + what;
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<Map<String, Object>> shown = new ArrayList<>();
        hosts.forEach(host -> shown.add(fact(host)));
        facts.put("hosts", shown);
        if (more > 0) {
            facts.put("more", more);
        }
        return facts;
    }

    private static Map<String, Object> fact(MailHost host) {
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("host", host.name().text());
        fact.put(
                "addresses",
                host.addresses().stream().limit(MAX_FACTS).map(SpecialNet::text).toList());
        fact.put(
                "aliases",
                host.aliases().stream().limit(MAX_FACTS).map(DomainName::text).toList());
        fact.put("status", host.status());
        if (host.addresses().size() > MAX_FACTS) {
            fact.put("more", host.addresses().size() - MAX_FACTS);
        }
        return fact;
    }
}
