package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import java.util.Optional;

/**
 * One question to the DNS.
 *
 * @param server put to this server alone; empty: to the configured resolvers, under the retry policy
 * @param checkingDisabled CD=1: a validating resolver hands out what it could not validate (RFC 4035 section 3.2.2)
 */
public record Query(DomainName name, RecordType type, Optional<Server> server, boolean checkingDisabled) {
    public static Query of(DomainName name, RecordType type) {
        return new Query(name, type, Optional.empty(), false);
    }

    public Query at(Server only) {
        return new Query(name, type, Optional.of(only), checkingDisabled);
    }

    public Query withCheckingDisabled() {
        return new Query(name, type, server, true);
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
