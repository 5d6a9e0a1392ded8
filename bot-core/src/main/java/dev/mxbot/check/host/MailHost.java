package dev.mxbot.check.host;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.SpecialAddresses;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.net.InetAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One host that mail is to be delivered to, with what the DNS says about it.
 *
 * @param text the target as it was typed
 * @param label how titles call it: {@code MX 10 mail.example.com}
 * @param answers the A and the AAAA answer; none where the name is not worth asking for
 * @param registration the NS answer of the domain that the host is in, asked only where the host does not exist
 * @param authority what the domain's own servers say of the host's addresses, asked only where the resolver knows none
 * @param candidates which names may be meant instead, with their A and AAAA answers, asked only where the target leads nowhere
 */
record MailHost(
        HostName text,
        String label,
        List<Answer> answers,
        Optional<Answer> registration,
        List<Answer> authority,
        Map<DomainName, List<Answer>> candidates) {
    MailHost {
        answers = List.copyOf(answers);
        authority = List.copyOf(authority);
        candidates = Collections.unmodifiableMap(new LinkedHashMap<>(candidates));
    }

    DomainName name() {
        return text.name();
    }

    List<InetAddress> addresses() {
        return addresses(answers);
    }

    static List<InetAddress> addresses(List<Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer.data(Rdata.Address.class).stream())
                .map(Rdata.Address::address)
                .toList();
    }

    /** The addresses that a sender on the public Internet can deliver to. */
    List<InetAddress> reachable() {
        return addresses().stream()
                .filter(address -> SpecialAddresses.rangeOf(address).isEmpty() && !isProxied(address))
                .toList();
    }

    /** True if the address passes web traffic only. */
    boolean isProxied(InetAddress address) {
        return WebProxies.hide(canonical(), address);
    }

    /** The names behind the target, where it is an alias. */
    List<DomainName> aliases() {
        return answers.stream()
                .map(Answer::aliases)
                .filter(aliases -> !aliases.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** The name that holds, or would hold, the addresses. */
    DomainName canonical() {
        List<DomainName> aliases = aliases();
        return aliases.isEmpty() ? name() : aliases.get(aliases.size() - 1);
    }

    /** True if an authority said of all that was asked that it is not there. */
    boolean leadsNowhere() {
        return addresses().isEmpty()
                && (answers.stream().anyMatch(Answer.NoSuchName.class::isInstance)
                        || answers.stream().allMatch(Answer::isAbsent));
    }

    Flaw flaw() {
        if (text.literal().isPresent() && leadsNowhere()) {
            return Flaw.IP_LITERAL;
        }
        if (text.isInvalid()) {
            return Flaw.PLACEHOLDER;
        }
        if (text.doubled().isPresent() || (text.providerWithOrigin().isPresent() && leadsNowhere())) {
            return Flaw.DOUBLED_ORIGIN;
        }
        if (text.isSingleLabel()) {
            return Flaw.SINGLE_LABEL;
        }
        if (leadsNowhere()) {
            return flawOfDeadHost();
        }
        if (addresses().isEmpty()) {
            return Flaw.UNKNOWN;
        }
        return text.unlawfulLabels().isEmpty() ? Flaw.NONE : Flaw.BAD_CHARS;
    }

    private Flaw flawOfDeadHost() {
        if (text.isHopeless()) {
            return Flaw.BAD_CHARS;
        }
        if (text.isReserved()) {
            return Flaw.PLACEHOLDER;
        }
        if (!addresses(authority).isEmpty()) {
            return Flaw.NOT_YET_SEEN;
        }
        if (registration.filter(Answer.NoSuchName.class::isInstance).isPresent()) {
            return Flaw.UNREGISTERED;
        }
        return answers.stream().anyMatch(Answer.NoSuchName.class::isInstance) ? Flaw.NXDOMAIN : Flaw.NO_ADDRESS;
    }

    boolean isUsable() {
        return !reachable().isEmpty() || flaw() == Flaw.NOT_YET_SEEN;
    }

    /** Neither known to work nor known to be broken. */
    boolean isUnknown() {
        return addresses().isEmpty() && !leadsNowhere();
    }

    /** In one word, for the report. */
    String status() {
        if (!addresses().isEmpty()) {
            return isUsable() ? "ok" : "unreachable";
        }
        if (answers.isEmpty()) {
            return "no_name";
        }
        if (isUnknown()) {
            return "unknown";
        }
        return answers.stream().anyMatch(Answer.NoSuchName.class::isInstance) ? "nxdomain" : "no_address";
    }
}
