package dev.mxbot.lookup.dns;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.xbill.DNS.Rcode;

/** Counts what was asked over the network, and how it ended. No name is kept, and no server. */
public final class Traffic {
    /** What a server may say; any other code counts as one, so that no server can make up kinds without end. */
    private static final Set<String> RCODES = Set.of(
            Rcode.string(Rcode.NOERROR),
            Rcode.string(Rcode.FORMERR),
            Rcode.string(Rcode.SERVFAIL),
            Rcode.string(Rcode.NXDOMAIN),
            Rcode.string(Rcode.NOTIMP),
            Rcode.string(Rcode.REFUSED),
            Rcode.string(Rcode.NOTAUTH),
            Rcode.string(Rcode.BADVERS));

    private static final String OTHER = "OTHER";

    private final Map<Kind, LongAdder> counts = new ConcurrentHashMap<>();

    Traffic() {}

    /**
     * How a query ended.
     *
     * @param rcode as the server said it; in small letters what kept it from saying anything: {@code timeout}
     * @param transport {@code udp}, {@code tcp} or {@code none}
     */
    public record Kind(String rcode, String transport) {}

    /** Queries since the start, by how they ended. */
    public Map<Kind, Long> queries() {
        Map<Kind, Long> sums =
                new TreeMap<>(java.util.Comparator.comparing(Kind::rcode).thenComparing(Kind::transport));
        counts.forEach((kind, count) -> sums.put(kind, count.sum()));
        return sums;
    }

    Dns counting(Dns dns) {
        return query -> {
            CompletionStage<Answer> asked = dns.ask(query);
            asked.thenAccept(answer -> counts.computeIfAbsent(kind(answer), kind -> new LongAdder())
                    .increment());
            return asked;
        };
    }

    private static Kind kind(Answer answer) {
        Provenance provenance = answer.provenance();
        String transport = provenance.transport().isEmpty() ? "none" : provenance.transport();
        if (!provenance.rcode().isEmpty()) {
            return new Kind(RCODES.contains(provenance.rcode()) ? provenance.rcode() : OTHER, transport);
        }
        return answer instanceof Answer.Unanswered unanswered
                ? new Kind(unanswered.reason().name().toLowerCase(Locale.ROOT), transport)
                : new Kind(OTHER, transport);
    }
}
