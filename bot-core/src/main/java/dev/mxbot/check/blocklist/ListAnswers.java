package dev.mxbot.check.blocklist;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one list said.
 *
 * @param always the test point that is always listed, and {@code never} the one that never is (RFC 5782 section 5)
 */
record ListAnswers(DomainName zone, Listing always, Listing never, List<Listing> listings) {
    ListAnswers {
        listings = List.copyOf(listings);
    }

    ListKind kind() {
        return ListKind.of(zone);
    }

    /** An answer that says: not for you. */
    Optional<Listing> refusal() {
        return all().filter(Listing::isRefused).findFirst();
    }

    /** Why its word does not count, in plain words; empty if it works, or if it could not be asked. */
    Optional<String> dead() {
        if (refusal().isPresent()) {
            return Optional.empty();
        }
        if (all().anyMatch(Listing::isNonsense)) {
            return Optional.of("it answers with addresses outside of 127/8");
        }
        if (never.answer() instanceof Answer.Records) {
            return Optional.of("it lists its test point that is never listed");
        }
        return always.answer().isAbsent() ? Optional.of("it does not list its test point") : Optional.empty();
    }

    /** Its listings, if its word counts. */
    Stream<Listing> listed() {
        return refusal().isPresent() || dead().isPresent() || !always.isListed()
                ? Stream.empty()
                : listings.stream().filter(Listing::isListed);
    }

    List<Answer> unanswered() {
        return all().map(Listing::answer).filter(Answer::isUnanswered).toList();
    }

    private Stream<Listing> all() {
        return Stream.concat(Stream.of(always, never), listings.stream());
    }
}
