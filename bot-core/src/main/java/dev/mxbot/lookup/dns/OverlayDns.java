package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.ZoneRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * The live DNS as it would be with some records added and others removed.
 *
 * <p>Every server is taken to have the plan, whichever is asked. What cannot be asked live stays unanswered: the plan adds to a record
 * set, and an unknown set plus one record is unknown. A planned name below a live wildcard is the one case that is not seen: what the
 * wildcard gives for other types stays.
 */
public final class OverlayDns implements Dns {
    /** In place of the server's name where the plan decides. */
    private static final String SERVER = "the planned records";

    private final Dns under;
    private final List<ResourceRecord> add;
    private final List<ResourceRecord> remove;

    /**
     * Lays the records over a DNS.
     *
     * @throws IllegalArgumentException naming the record that cannot be read, fit to be shown
     */
    public OverlayDns(Dns under, List<ZoneRecord> add, List<ZoneRecord> remove) {
        this.under = under;
        this.add = add.stream().map(OverlayDns::parse).toList();
        this.remove = remove.stream().map(OverlayDns::parse).toList();
    }

    private static ResourceRecord parse(ZoneRecord record) {
        if (record.isTemplate()) {
            throw new IllegalArgumentException("a value is left to fill in: " + record);
        }
        int type = Type.value(record.type());
        if (type < 0) {
            throw new IllegalArgumentException("no record type that is known: " + record);
        }
        try {
            return DnsjavaRecords.convert(Record.fromString(
                            DnsjavaRecords.wireName(record.name()),
                            type,
                            DClass.IN,
                            record.ttl(),
                            record.data(),
                            Name.root))
                    .orElseThrow(() -> new IllegalArgumentException("no record type that mail uses: " + record));
        } catch (IOException e) {
            throw new IllegalArgumentException("no record that a zone could hold: " + record, e);
        }
    }

    @Override
    public CompletionStage<Answer> ask(Query query) {
        return walk(query, query.name(), List.of());
    }

    private CompletionStage<Answer> walk(Query query, DomainName name, List<DomainName> aliases) {
        return under.ask(new Query(name, query.type(), query.server(), query.checkingDisabled()))
                .thenCompose(live -> overlay(query, name, aliases, live));
    }

    /** @param live what is said of the name, to which the aliases of the query have led */
    private CompletionStage<Answer> overlay(Query query, DomainName name, List<DomainName> aliases, Answer live) {
        if (live.isUnanswered() || !isTouched(name, live)) {
            return CompletableFuture.completedFuture(after(aliases, query, live));
        }
        List<ResourceRecord> own = planned(name, query.type(), live.aliases().isEmpty() ? live.records() : List.of());
        if (!own.isEmpty() && own.equals(live.records())) {
            // The plan is about other types of this name.
            return CompletableFuture.completedFuture(after(aliases, query, live));
        }
        Optional<DomainName> target =
                query.type() == RecordType.CNAME || !own.isEmpty() ? Optional.empty() : target(name, live);
        if (target.isPresent()) {
            return follow(query, target.get(), aliases);
        }
        boolean exists = !own.isEmpty() || exists(name, live);
        Optional<DomainName> wildcard = exists ? Optional.empty() : wildcard(name);
        if (wildcard.isPresent()) {
            own = expanded(wildcard.get(), query.type(), name);
            Optional<DomainName> aliased = expanded(wildcard.get(), RecordType.CNAME, name).stream()
                    .map(OverlayDns::target)
                    .findFirst();
            if (own.isEmpty() && aliased.isPresent()) {
                return follow(query, aliased.get(), aliases);
            }
            exists = true;
        }
        return CompletableFuture.completedFuture(answer(query, live.provenance(), aliases, own, exists));
    }

    private CompletionStage<Answer> follow(Query query, DomainName target, List<DomainName> aliases) {
        List<DomainName> further = new ArrayList<>(aliases);
        further.add(target);
        boolean turnsInACircle = aliases.contains(target) || target.equals(query.name());
        if (turnsInACircle || further.size() > ReplyReader.MAX_ALIASES) {
            return under.ask(query).thenApply(live -> answer(query, live.provenance(), further, List.of(), true));
        }
        boolean atAuthority =
                query.server().filter(server -> !server.recursive()).isPresent();
        return walk(query, target, further)
                .thenApply(found -> atAuthority && found.isUnanswered()
                        // An authoritative server gives the alias and leaves the rest to the resolver.
                        ? answer(query, found.provenance(), further, List.of(), true)
                        : found);
    }

    /** The live answer about the end of the aliases, as the answer to the query. */
    private static Answer after(List<DomainName> aliases, Query query, Answer live) {
        if (aliases.isEmpty()) {
            return live;
        }
        List<DomainName> all =
                Stream.concat(aliases.stream(), live.aliases().stream()).toList();
        if (live instanceof Answer.Unanswered unanswered) {
            return new Answer.Unanswered(query, live.provenance(), unanswered.reason(), unanswered.detail());
        } else if (live instanceof Answer.NoSuchName) {
            return new Answer.NoSuchName(query, live.provenance(), all);
        } else if (live.records().isEmpty()) {
            return new Answer.NoData(query, live.provenance(), all);
        }
        return new Answer.Records(query, live.provenance(), all, live.records(), live.proofs());
    }

    private static Answer answer(
            Query query, Provenance live, List<DomainName> aliases, List<ResourceRecord> records, boolean exists) {
        Provenance planned = new Provenance(
                SERVER,
                live.at(),
                live.elapsed(),
                exists ? "NOERROR" : "NXDOMAIN",
                records.isEmpty()
                        ? live.ttl()
                        : OptionalLong.of(records.stream()
                                .mapToLong(ResourceRecord::ttl)
                                .min()
                                .getAsLong()),
                live.authoritative(),
                live.authenticated(),
                live.transport(),
                List.of(),
                live.attempts());
        if (!records.isEmpty()) {
            return new Answer.Records(query, planned, aliases, records);
        }
        return exists ? new Answer.NoData(query, planned, aliases) : new Answer.NoSuchName(query, planned, aliases);
    }

    /** Whether the plan can make a difference anywhere on the way that the live answer went. */
    private boolean isTouched(DomainName name, Answer live) {
        return isTouched(name) || live.aliases().stream().anyMatch(this::isTouched);
    }

    private boolean isTouched(DomainName name) {
        return Stream.concat(add.stream(), remove.stream())
                        .anyMatch(record -> record.name().isWithin(name))
                || wildcard(name).isPresent();
    }

    private List<ResourceRecord> planned(DomainName name, RecordType type, List<ResourceRecord> live) {
        List<ResourceRecord> fresh = added(name, type);
        List<ResourceRecord> planned = new ArrayList<>();
        for (ResourceRecord record : live) {
            boolean gone = Stream.concat(remove.stream(), fresh.stream()).anyMatch(other -> isSame(record, other));
            if (!gone) {
                planned.add(record);
            }
        }
        planned.addAll(fresh);
        return planned;
    }

    private List<ResourceRecord> added(DomainName name, RecordType type) {
        return add.stream()
                .filter(record -> record.type() == type && record.name().equals(name))
                .toList();
    }

    /** Where the name is an alias to, with the plan. */
    private Optional<DomainName> target(DomainName name, Answer live) {
        Optional<DomainName> planned =
                added(name, RecordType.CNAME).stream().map(OverlayDns::target).findFirst();
        return planned.or(() -> live.aliases().stream()
                .findFirst()
                .filter(target -> remove.stream()
                        .noneMatch(record -> record.type() == RecordType.CNAME
                                && record.name().equals(name)
                                && target(record).equals(target))));
    }

    private static DomainName target(ResourceRecord cname) {
        return ((Rdata.Target) cname.data()).name();
    }

    /** A name with a planned name below it exists, even if it owns nothing (RFC 4592 section 2.2.2). */
    private boolean exists(DomainName name, Answer live) {
        boolean existsLive =
                !(live instanceof Answer.NoSuchName) || !live.aliases().isEmpty();
        return existsLive || add.stream().anyMatch(record -> record.name().isWithin(name));
    }

    /** The planned wildcard that covers a name which does not exist, if there is one (RFC 4592 section 3.3.1). */
    private Optional<DomainName> wildcard(DomainName name) {
        for (Optional<DomainName> above = name.parent();
                above.isPresent();
                above = above.get().parent()) {
            DomainName encloser = above.get();
            Optional<DomainName> wildcard = add.stream()
                    .map(ResourceRecord::name)
                    .filter(planned ->
                            planned.labels().size() == encloser.labels().size() + 1
                                    && planned.labels().get(0).equals("*")
                                    && planned.isWithin(encloser))
                    .findFirst();
            if (wildcard.isPresent()
                    || add.stream().anyMatch(record -> record.name().equals(encloser))) {
                return wildcard;
            }
        }
        return Optional.empty();
    }

    private List<ResourceRecord> expanded(DomainName wildcard, RecordType type, DomainName name) {
        return added(wildcard, type).stream()
                .map(record -> new ResourceRecord(name, type, record.ttl(), record.data(), record.presentation()))
                .toList();
    }

    private static boolean isSame(ResourceRecord one, ResourceRecord other) {
        return one.type() == other.type()
                && one.name().equals(other.name())
                && content(one.data()).equals(content(other.data()));
    }

    /** How a text is cut into strings makes no other record of it. */
    private static Object content(Rdata data) {
        return data instanceof Rdata.Txt txt ? txt.joined() : data;
    }
}
