package dev.mxbot.check.reverse;

import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * One address of a mail host, its names, and where those lead.
 *
 * @param host the first of the hosts that have it
 * @param ptr the answer to the question for its names; an alias on the way is a delegation by RFC 2317
 * @param forward the addresses of those names, as far as they were asked for
 */
record Reversal(InetAddress address, DomainName host, Answer ptr, List<Answer> forward) {
    Reversal {
        forward = List.copyOf(forward);
    }

    /** Whether a name leads back to the address. */
    enum Confirmation {
        YES,
        NO,
        UNKNOWN
    }

    List<DomainName> names() {
        return ptr.data(Rdata.Target.class).stream()
                .map(Rdata.Target::name)
                .distinct()
                .sorted()
                .toList();
    }

    boolean isNameless() {
        return ptr.isAbsent();
    }

    Confirmation confirmation() {
        if (forward.stream()
                .flatMap(answer -> answer.data(Rdata.Address.class).stream())
                .anyMatch(found -> found.address().equals(address))) {
            return Confirmation.YES;
        }
        boolean allAsked = (isNameless() || !names().isEmpty())
                && forward.size() == names().size()
                && forward.stream().noneMatch(Answer::isUnanswered);
        return allAsked ? Confirmation.NO : Confirmation.UNKNOWN;
    }

    Stream<Answer> answers() {
        return Stream.concat(Stream.of(ptr), forward.stream());
    }

    String addressText() {
        return InetAddresses.toAddrString(address);
    }
}
