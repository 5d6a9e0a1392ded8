package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which addresses a tree of records authorises, as far as the records alone say.
 *
 * @param isCertain false if a term depends on the message or on names that were not asked for
 * @param everything true if the MX hosts are authorised by {@code mx}, or everybody is */
record Coverage(List<Network> networks, boolean isCertain, boolean everything) {
    Coverage {
        networks = List.copyOf(networks);
    }

    static Coverage of(SpfTree tree, DomainName domain) {
        List<Network> networks = new ArrayList<>();
        boolean certain = tree.isComplete();
        boolean everything = false;
        for (SpfNode node : tree.nodes()) {
            for (Term.Directive directive :
                    node.record().map(SpfRecord::reachable).orElse(List.of())) {
                Mechanism mechanism = directive.mechanism();
                if (directive.qualifier() != Qualifier.PASS) {
                    continue;
                }
                if (mechanism instanceof Mechanism.Ip ip) {
                    networks.add(ip.network());
                } else if (mechanism instanceof Mechanism.All) {
                    everything = true;
                } else if (mechanism instanceof Mechanism.Mx mx
                        && mx.domain()
                                .map(name -> name.name().equals(Optional.of(domain)))
                                .orElse(node.name().equals(domain))) {
                    everything = true;
                } else if (!(mechanism instanceof Mechanism.Include)) {
                    certain = false;
                }
            }
        }
        return new Coverage(networks, certain, everything);
    }

    boolean includes(InetAddress address) {
        return everything || networks.stream().anyMatch(network -> network.contains(address));
    }
}
