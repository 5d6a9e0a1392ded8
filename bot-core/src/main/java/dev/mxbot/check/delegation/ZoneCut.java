package dev.mxbot.check.delegation;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Optional;

/**
 * Where the zone of a domain begins.
 *
 * @param zone empty if it was not found
 * @param servers the names that the zone is delegated to, sorted
 * @param looked the answers that say so, the decisive one last
 */
record ZoneCut(Optional<DomainName> zone, List<DomainName> servers, List<Answer> looked) {
    ZoneCut {
        servers = List.copyOf(servers);
        looked = List.copyOf(looked);
    }

    /** The answer that names the servers. */
    Answer nameServers() {
        return looked.get(looked.size() - 1);
    }

    static ZoneCut unknown(List<Answer> looked) {
        return new ZoneCut(Optional.empty(), List.of(), looked);
    }

    static ZoneCut at(Answer ns, List<Answer> looked) {
        return new ZoneCut(
                Optional.of(ns.query().name()),
                ns.data(Rdata.Target.class).stream()
                        .map(Rdata.Target::name)
                        .distinct()
                        .sorted()
                        .toList(),
                looked);
    }

    /** NS records reached through an alias are another zone's. */
    static boolean isCut(Answer ns) {
        return ns instanceof Answer.Records && ns.aliases().isEmpty();
    }
}
