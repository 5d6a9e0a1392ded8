package dev.mxbot.check.blocklist;

import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Set;

/**
 * One question to a list.
 *
 * @param subject the address or the domain that was asked for
 */
record Listing(String subject, Answer answer) {
    /** What lists answer whose operator refuses the question; of Spamhaus: a typing error, a public resolver, too many questions. */
    private static final Set<String> REFUSED = Set.of("127.255.255.252", "127.255.255.254", "127.255.255.255");

    /** Never a listing (RFC 5782 section 5); some lists refuse with it. */
    private static final String NOTHING = "127.0.0.1";

    /** The returned addresses that mean "listed". */
    List<String> codes() {
        return addresses().stream()
                .filter(code -> code.startsWith("127.") && !code.equals(NOTHING) && !REFUSED.contains(code))
                .toList();
    }

    boolean isListed() {
        return !codes().isEmpty();
    }

    boolean isRefused() {
        return addresses().stream().anyMatch(REFUSED::contains);
    }

    /** An address outside of 127/8: the zone is no list any more, say a parked domain. */
    boolean isNonsense() {
        return addresses().stream().anyMatch(code -> !code.startsWith("127."));
    }

    List<String> addresses() {
        return answer.data(Rdata.Address.class).stream()
                .map(data -> data.address().getHostAddress())
                .toList();
    }
}
