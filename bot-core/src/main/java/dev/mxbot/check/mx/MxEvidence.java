package dev.mxbot.check.mx;

import dev.mxbot.diagnosis.Evidence;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Lane;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was found out about the MX record set.
 *
 * @param addresses the A and AAAA answers of the domain itself, asked only where there is no MX
 */
record MxEvidence(DomainName domain, Answer mx, List<Answer> addresses) implements Evidence {
    MxEvidence {
        addresses = List.copyOf(addresses);
    }

    List<Rdata.Mx> hosts() {
        return mx.data(Rdata.Mx.class);
    }

    /** RFC 7505 section 3: a null MX is the only MX record and points at the root. */
    boolean isNullMx() {
        return hosts().size() == 1 && hosts().get(0).exchange().isRoot();
    }

    @Override
    public Set<Lane> unusedLanes() {
        return isNullMx() ? EnumSet.of(Lane.RECEIVING, Lane.TRANSPORT) : Set.of();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of(
                "status",
                mx.isUnanswered() ? "unknown" : mx.isAbsent() ? "absent" : "found",
                "records",
                mx.records().stream().map(r -> r.zoneRecord().toString()).toList());
    }
}
