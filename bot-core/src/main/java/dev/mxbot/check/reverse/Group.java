package dev.mxbot.check.reverse;

import dev.mxbot.diagnosis.Observations;
import dev.mxbot.domain.DomainName;
import dev.mxbot.finding.Observation;
import java.util.List;

/**
 * Addresses of one host that one finding speaks of.
 *
 * @param subject the address, or the host where there are several
 * @param reversals at least one
 */
record Group(String subject, List<Reversal> reversals) {
    Group {
        reversals = List.copyOf(reversals);
    }

    Reversal first() {
        return reversals.get(0);
    }

    DomainName host() {
        return first().host();
    }

    /** {@code mail.example.org (198.51.100.7)}. */
    String label() {
        return host() + " ("
                + (reversals.size() == 1 ? first().addressText() : "all of its " + reversals.size() + " addresses")
                + ")";
    }

    /** The names, the first few of many. */
    String names() {
        List<String> names = reversals.stream()
                .flatMap(one -> one.names().stream())
                .map(DomainName::text)
                .distinct()
                .toList();
        int shown = 3;
        return String.join(", ", names.stream().limit(shown).toList())
                + (names.size() > shown ? " and " + (names.size() - shown) + " more" : "");
    }

    List<Observation> observations() {
        return reversals.stream()
                .flatMap(Reversal::answers)
                .distinct()
                .map(Observations::of)
                .toList();
    }

    String[] digs() {
        return reversals.stream()
                .map(one -> "dig +short -x " + one.addressText())
                .toArray(String[]::new);
    }
}
