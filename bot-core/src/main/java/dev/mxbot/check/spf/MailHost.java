package dev.mxbot.check.spf;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * One of the domain's own MX hosts.
 *
 * @param answers A and AAAA
 * @param policy TXT at its own name; empty if nobody asked
 */
record MailHost(DomainName name, List<Answer> answers, Optional<Answer> policy) {
    MailHost(DomainName name, List<Answer> answers) {
        this(name, answers, Optional.empty());
    }

    MailHost {
        answers = List.copyOf(answers);
    }

    MailHost with(Optional<Answer> texts) {
        return new MailHost(name, answers, texts);
    }

    boolean hasAddress() {
        return answers.stream().anyMatch(answer -> !answer.records().isEmpty());
    }

    boolean isKnown() {
        return answers.stream().noneMatch(Answer::isUnanswered);
    }

    /** Addresses that mail can come from; a private one says nothing about the address that the world sees. */
    List<InetAddress> publicAddresses() {
        return answers.stream()
                .flatMap(answer -> answer.data(Rdata.Address.class).stream())
                .map(Rdata.Address::address)
                .filter(MailHost::isPublic)
                .toList();
    }

    /** False for what no receiver ever sees a connection from. */
    static boolean isPublic(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean shared = address instanceof Inet4Address && (octets[0] & 0xff) == 100 && (octets[1] & 0xc0) == 64;
        boolean local = octets.length == 16 && (octets[0] & 0xfe) == 0xfc;
        return !(shared
                || local
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress());
    }
}
