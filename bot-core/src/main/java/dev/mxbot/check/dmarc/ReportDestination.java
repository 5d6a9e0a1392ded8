package dev.mxbot.check.dmarc;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import java.util.List;
import java.util.Optional;

/**
 * A domain of somebody else that is to get the reports.
 *
 * @param permit the TXT records by which it says that it takes them (RFC 9990 section 4)
 * @param mail its MX, and where it has none its A and AAAA; asked only where no permit was found
 */
record ReportDestination(DomainName host, Answer permit, List<Answer> mail) {
    ReportDestination {
        mail = List.copyOf(mail);
    }

    /** RFC 9990 section 4: any record that starts with the version will do. */
    boolean isPermitted() {
        return permit.data(Rdata.Txt.class).stream().anyMatch(text -> DmarcRecord.isDmarc(text.joined()));
    }

    /** On an authority's word: there is none. */
    boolean isUnpermitted() {
        return !permit.isUnanswered() && !isPermitted();
    }

    /** Why no mail can be sent there, in plain words; empty if it can, or if it is not known. */
    Optional<String> deaf() {
        if (mail.isEmpty()) {
            return Optional.empty();
        }
        if (mail.get(0) instanceof Answer.NoSuchName) {
            return Optional.of("the domain does not exist");
        }
        // RFC 7505 section 3.
        if (mail.get(0).data(Rdata.Mx.class).stream()
                .anyMatch(mx -> mx.exchange().isRoot())) {
            return Optional.of("it takes no mail (null MX)");
        }
        return mail.size() == 3 && mail.stream().allMatch(Answer::isAbsent)
                ? Optional.of("it has no MX and no address")
                : Optional.empty();
    }

    String state() {
        return isPermitted() ? "authorised" : permit.isUnanswered() ? "unknown" : "unauthorised";
    }
}
