package dev.mxbot.testing;

import dev.mxbot.domain.DomainName;
import dev.mxbot.lookup.dns.Answer;
import dev.mxbot.lookup.dns.Dns;
import dev.mxbot.lookup.dns.DnsjavaRecords;
import dev.mxbot.lookup.dns.Provenance;
import dev.mxbot.lookup.dns.Query;
import dev.mxbot.lookup.dns.Rdata;
import dev.mxbot.lookup.dns.RecordType;
import dev.mxbot.lookup.dns.ResourceRecord;
import dev.mxbot.lookup.dns.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * The DNS from a zone file in a text block: published names, names above them and names below a wildcard exist, others are NXDOMAIN.
 *
 * <p>{@code FakeDns.zone("""example.org. MX 10 mail.example.org.""").failing("_dmarc.example.org TXT")}. Records and failures put to
 * {@link #at} are what one authoritative server says in place of the rest.
 */
public final class FakeDns implements Dns {
    /** When every answer was given. */
    public static final Instant AT = Instant.parse("2026-11-20T14:02:11Z");

    private final List<ResourceRecord> records;
    private final Map<String, Answer.Reason> failures = new HashMap<>();
    private final Map<String, FakeDns> authorities = new HashMap<>();
    private final List<Query> asked = new ArrayList<>();
    private final Set<String> signed = new HashSet<>();
    private final Set<DomainName> delegated = new HashSet<>();
    private final Set<String> overTcp = new HashSet<>();
    private boolean recursion;
    private boolean withoutEdns;

    private FakeDns(List<ResourceRecord> records) {
        this.records = records;
    }

    /** TTL 3600 where none is given. */
    public static FakeDns zone(String zone) {
        List<ResourceRecord> records = new ArrayList<>();
        try (var in = new java.io.ByteArrayInputStream(zone.getBytes(StandardCharsets.UTF_8))) {
            Master master = new Master(in, Name.root, 3600);
            for (Record record = master.nextRecord(); record != null; record = master.nextRecord()) {
                records.add(DnsjavaRecords.convert(record).orElseThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FakeDns(records);
    }

    /** {@code "example.org MX"} times out. */
    public FakeDns failing(String query) {
        return failing(query, Answer.Reason.TIMEOUT);
    }

    public FakeDns failing(String query, Answer.Reason reason) {
        failures.put(query, reason);
        return this;
    }

    /** A validating resolver's answer for this query carries the AD bit: {@code "example.org MX"}. */
    public FakeDns signed(String... queries) {
        signed.addAll(List.of(queries));
        return this;
    }

    /** What the authoritative server at this address says; without it, it says the same as everybody. */
    public FakeDns at(String address, FakeDns says) {
        authorities.put(address, says);
        return this;
    }

    /** Asked as an authoritative server, it refers to another zone at this name: its NS and DS records, without authority. */
    public FakeDns delegating(String zone) {
        delegated.add(DomainName.of(zone));
        return this;
    }

    /** Its answer to this query is too long for UDP: {@code "example.org TXT"}. */
    public FakeDns overTcp(String query) {
        overTcp.add(query);
        return this;
    }

    /** Every answer has the RA bit. */
    public FakeDns offeringRecursion() {
        recursion = true;
        return this;
    }

    /** Answers only queries without EDNS. */
    public FakeDns withoutEdns() {
        withoutEdns = true;
        return this;
    }

    /** What was asked, in order. */
    public List<Query> asked() {
        return List.copyOf(asked);
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        synchronized (asked) {
            asked.add(query);
        }
        FakeDns source = query.server()
                .map(server ->
                        authorities.getOrDefault(server.address().getAddress().getHostAddress(), this))
                .orElse(this);
        return CompletableFuture.completedFuture(source.answer(query));
    }

    private Answer answer(Query query) {
        Answer.Reason failure = failures.get(query.toString() + (query.checkingDisabled() ? " +cd" : ""));
        if (failure != null) {
            return new Answer.Unanswered(
                    query,
                    provenance(query, failure == Answer.Reason.TIMEOUT ? "" : failure.name(), OptionalLong.empty()),
                    failure,
                    "asked in a test");
        }
        List<DomainName> aliases = new ArrayList<>();
        DomainName name = query.name();
        Set<DomainName> seen = new HashSet<>();
        while (seen.add(name)) {
            List<ResourceRecord> own = find(name, query.type());
            if (!own.isEmpty()) {
                return new Answer.Records(
                        query,
                        provenance(query, "NOERROR", OptionalLong.of(own.get(0).ttl())),
                        aliases,
                        own,
                        proofs(query, own.get(0).name()));
            }
            List<ResourceRecord> alias = find(name, RecordType.CNAME);
            if (alias.isEmpty()) {
                break;
            }
            name = ((Rdata.Target) alias.get(0).data()).name();
            aliases.add(name);
        }
        return exists(name) || wildcard(name).isPresent()
                ? new Answer.NoData(query, provenance(query, "NOERROR", OptionalLong.of(300)), aliases)
                : new Answer.NoSuchName(query, provenance(query, "NXDOMAIN", OptionalLong.of(300)), aliases);
    }

    /** Signatures, which stand in the zone text as RRSIG records, and the DS records of a delegation; only where DO is set. */
    private List<ResourceRecord> proofs(Query query, DomainName owner) {
        if (!query.checkingDisabled()
                && query.server().filter(server -> !server.recursive()).isEmpty()) {
            return List.of();
        }
        boolean referral = delegated.contains(owner) && query.type() == RecordType.NS;
        return records.stream()
                .filter(record -> record.name().equals(owner))
                .filter(record -> record.data() instanceof Rdata.Rrsig rrsig
                        ? rrsig.covered() == query.type().number()
                        : referral && record.type() == RecordType.DS)
                .toList();
    }

    private List<ResourceRecord> find(DomainName name, RecordType type) {
        DomainName owner = exists(name) ? name : wildcard(name).orElse(name);
        return records.stream()
                .filter(record -> record.name().equals(owner) && record.type() == type)
                .map(record -> new ResourceRecord(name, type, record.ttl(), record.data(), record.presentation()))
                .toList();
    }

    private boolean exists(DomainName name) {
        return records.stream().anyMatch(record -> record.name().isWithin(name));
    }

    /** RFC 4592 section 3.3.1: the wildcard right below the closest name that exists, if there is one. */
    private Optional<DomainName> wildcard(DomainName missing) {
        Optional<DomainName> encloser = missing.parent();
        while (encloser.isPresent() && !exists(encloser.get())) {
            encloser = encloser.get().parent();
        }
        return encloser.map(name -> name.child("*")).filter(this::exists);
    }

    private Provenance provenance(Query query, String rcode, OptionalLong ttl) {
        return new Provenance(
                query.server().map(Server::label).orElse("192.0.2.53"),
                AT,
                Duration.ofMillis(7),
                rcode,
                ttl,
                query.server().filter(server -> !server.recursive()).isPresent()
                        && !(delegated.contains(query.name()) && query.type() == RecordType.NS),
                signed.contains(query.toString()),
                overTcp.contains(query.toString()) ? "tcp" : "udp",
                List.of(),
                1,
                recursion,
                withoutEdns);
    }
}
