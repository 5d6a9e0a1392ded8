package dev.mxbot.history;

import com.google.common.hash.Hashing;
import com.google.common.net.InetAddresses;
import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What of an answer would be a change if it were different (RELIABILITY.md P12): the data, and of it the meaning where that is cheap. */
final class Canonical {
    /** A set of records is kept up to here; of the rest, enough to see that it changed. */
    private static final int MOST_VALUES = 100;

    private static final int LONGEST_VALUE = 2000;
    private static final int HASH_LENGTH = 12;

    private static final List<String> TAGGED = List.of("_dmarc", "_domainkey", "_mta-sts", "_tls", "_bimi");

    private Canonical() {}

    static Seen.Kind kind(Answer answer) {
        return answer.isUnanswered()
                ? Seen.Kind.UNKNOWN
                : values(answer).isEmpty() ? Seen.Kind.ABSENT : Seen.Kind.FOUND;
    }

    static List<String> values(Answer answer) {
        return capped(answer.records().stream()
                .flatMap(record -> value(answer.query().name(), record))
                .map(Canonical::capped)
                .distinct()
                .sorted()
                .toList());
    }

    private static Stream<String> value(DomainName asked, ResourceRecord record) {
        Rdata data = record.data();
        if (data instanceof Rdata.Address address) {
            return Stream.of(InetAddresses.toAddrString(address.address()));
        } else if (data instanceof Rdata.Mx mx) {
            return Stream.of(mx.preference() + " " + mx.exchange().absolute());
        } else if (data instanceof Rdata.Target target) {
            return Stream.of(target.name().absolute());
        } else if (data instanceof Rdata.Ds ds) {
            return Stream.of(ds.keyTag() + " " + ds.algorithm() + " " + ds.digestType() + " " + ds.digest());
        } else if (data instanceof Rdata.Tlsa tlsa) {
            return Stream.of(
                    tlsa.usage() + " " + tlsa.selector() + " " + tlsa.matchingType() + " " + tlsa.association());
        } else if (data instanceof Rdata.Txt txt) {
            return text(asked, txt.joined());
        }
        return Stream.of(record.presentation());
    }

    /** Where no convention says what stands there, only SPF is about mail. */
    private static Stream<String> text(DomainName asked, String joined) {
        List<String> labels = asked.labels();
        String label = labels.stream().filter(TAGGED::contains).findFirst().orElse("");
        if (!label.isEmpty()) {
            return Stream.of(TagText.canonical(label, joined));
        }
        return joined.strip().toLowerCase(Locale.ROOT).startsWith("v=spf")
                ? Stream.of(SpfText.isSpf(joined) ? SpfText.canonical(joined).text() : joined)
                : Stream.of();
    }

    private static String capped(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "… (" + hash(value) + ")";
    }

    private static List<String> capped(List<String> values) {
        if (values.size() <= MOST_VALUES) {
            return values;
        }
        List<String> kept = new ArrayList<>(values.subList(0, MOST_VALUES));
        kept.add("and " + (values.size() - MOST_VALUES) + " more (" + hash(String.join("\n", values)) + ")");
        return kept;
    }

    private static String hash(String text) {
        return Hashing.sha256()
                .hashString(text, StandardCharsets.UTF_8)
                .toString()
                .substring(0, HASH_LENGTH);
    }
}
