package dev.mxbot.check.registration;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.rdap.Registration;
import java.util.List;

/** A domain of somebody else that MX hosts are in. */
record TargetDomain(List<DomainName> hosts, Registration registration) {
    TargetDomain {
        hosts = List.copyOf(hosts);
    }
}
