package dev.mxbot.check.mx;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import dev.mxbot.finding.Fix;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.provider.DocumentedMx;
import dev.mxbot.provider.MailProvider;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The MX records of a domain as a sender reads them: by preference, lowest first (RFC 5321 section 5.1).
 *
 * @param owner the name that holds the records: the domain, or the one that its alias points at
 */
public record MxSetRecord(DomainName owner, List<Host> hosts) {
    /** What is published where nothing speaks for another value. */
    public static final long DEFAULT_TTL = 3600;

    /** The preference is an unsigned 16-bit number (RFC 1035 section 3.3.9). */
    static final int MAX_PREFERENCE = 65_535;

    /** A change of more records than this is told in words: nobody pastes it. */
    private static final int MAX_CHANGED = 20;

    public MxSetRecord {
        hosts = List.copyOf(hosts);
    }

    /**
     * One MX record.
     *
     * @param published as it stands in the DNS
     */
    public record Host(int preference, DomainName name, ZoneRecord published) {
        /** RFC 7505 section 3: the root as host says that there is none. */
        public boolean isNull() {
            return name.isRoot();
        }

        /** {@code MX 10 mail.example.com}, as titles call it. */
        public String label() {
            return "MX " + preference + " " + name;
        }
    }

    public static MxSetRecord of(DomainName domain, Answer mx) {
        return new MxSetRecord(
                mx.records().stream().map(ResourceRecord::name).findFirst().orElse(domain),
                mx.records().stream()
                        .flatMap(MxSetRecord::host)
                        .sorted(Comparator.comparingInt(Host::preference).thenComparing(Host::name))
                        .toList());
    }

    private static Stream<Host> host(ResourceRecord record) {
        return record.data() instanceof Rdata.Mx mx
                ? Stream.of(new Host(mx.preference(), mx.exchange(), record.zoneRecord()))
                : Stream.empty();
    }

    /** RFC 7505 section 3: a null MX is the only MX record and points at the root. */
    public boolean isNullMx() {
        return hosts.size() == 1 && hosts.get(0).isNull();
    }

    /** The records that name a host. */
    public List<Host> real() {
        return hosts.stream().filter(host -> !host.isNull()).toList();
    }

    /** The hosts, each once, in the order in which senders try them. */
    public List<DomainName> names() {
        return real().stream().map(Host::name).distinct().toList();
    }

    public long ttl() {
        return hosts.stream().mapToLong(host -> host.published().ttl()).min().orElse(DEFAULT_TTL);
    }

    /** A record of this set that is not there yet; an extreme TTL is not copied. */
    public ZoneRecord line(int preference, DomainName host) {
        long ttl = ttl() < 300 || ttl() > 86_400 ? DEFAULT_TTL : ttl();
        return new ZoneRecord(owner, ttl, "MX", preference + " " + host.absolute());
    }

    /** The null MX for this domain. */
    public ZoneRecord nullLine() {
        return new ZoneRecord(owner, DEFAULT_TTL, "MX", "0 .");
    }

    public Fix removing(String title, Collection<Host> gone) {
        return replacing(title, gone, List.of());
    }

    public Fix replacing(String title, Collection<Host> old, List<ZoneRecord> corrected) {
        if (old.size() > MAX_CHANGED) {
            return Fix.steps(
                    title, "Change the " + old.size() + " MX records of " + owner + " where you keep its zone.");
        }
        return Fix.replace(title, old.stream().map(Host::published).toList(), corrected);
    }

    /** Replaces the whole set by what a provider asks for; in words where its records differ per customer. */
    public Fix movedTo(MailProvider provider) {
        List<ZoneRecord> documented = DocumentedMx.records(provider, owner, DEFAULT_TTL);
        String title = "Point the MX at " + provider.name();
        return documented.isEmpty()
                ? Fix.steps(
                        title,
                        provider.name() + " gives each customer an MX host of its own. Find yours: " + provider.screen()
                                + ".",
                        "Publish it as the only MX record of " + owner + ".")
                : replacing(title, hosts, documented)
                        .withSteps("Check against what " + provider.name() + " shows you: " + provider.screen() + ".");
    }
}
