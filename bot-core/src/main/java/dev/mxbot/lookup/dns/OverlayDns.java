package dev.mxbot.lookup.dns;

import dev.mxbot.domain.DomainName;
import dev.mxbot.domain.PublicSuffixes;
import dev.mxbot.domain.ZoneRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * The live DNS as it would be with some records added and others removed.
 *
 * <p>Every server is taken to have the plan, whichever is asked. What cannot be asked live stays unanswered: the plan adds to a record
 * set, and an unknown set plus one record is unknown. Whether a live answer comes from a wildcard is asked where it matters. One thing is
 * not seen: that a name lost its last record, and exists no more.
 */
public final class OverlayDns implements Dns {
    /** In place of the server's name where the plan decides. */
    private static final String SERVER = "the planned records";

    /** Nobody has a host of this name. */
    private static final String PROBE = "mxbot-wildcard-probe";

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
        if (isReplaced(name, query.type(), live)) {
            return owned(query, name, aliases, live);
        }
        return isFromWildcard(name, live).thenCompose(synthesised -> {
            if (!synthesised) {
                return owned(query, name, aliases, live);
            } else if (isAddedWithin(name)) {
                // The name exists with the plan, and a wildcard answers for no name that exists (RFC 4592 section 4.1).
                return owned(query, name, aliases, nothing(live));
            }
            return fromWildcard(query, name, aliases, live);
        });
    }

    /** With the plan the name exists by itself and nothing of the live answer is left, so it does not matter where that came from. */
    private boolean isReplaced(DomainName name, RecordType type, Answer live) {
        return isAddedWithin(name)
                && live.aliases().isEmpty()
                && planned(name, name, type, live.records()).equals(planned(name, name, type, List.of()));
    }

    /** The name exists by itself, or not at all. */
    private CompletionStage<Answer> owned(Query query, DomainName name, List<DomainName> aliases, Answer live) {
        List<ResourceRecord> own =
                planned(name, name, query.type(), live.aliases().isEmpty() ? live.records() : List.of());
        if (!own.isEmpty() && own.equals(live.records())) {
            // The plan is about other types of this name.
            return CompletableFuture.completedFuture(after(aliases, query, live));
        }
        Optional<DomainName> target =
                query.type() == RecordType.CNAME || !own.isEmpty() ? Optional.empty() : target(name, live);
        if (target.isPresent()) {
            return follow(query, target.get(), aliases);
        }
        boolean existsLive =
                !(live instanceof Answer.NoSuchName) || !live.aliases().isEmpty();
        // A name with a planned name below it exists, even if it owns nothing (RFC 4592 section 2.2.2).
        if (existsLive || isAddedWithin(name)) {
            return CompletableFuture.completedFuture(answer(query, live, aliases, own, true));
        }
        return addedWildcard(name, live)
                .thenCompose(wildcard -> wildcard.isPresent()
                        ? expanded(query, wildcard.get(), name, aliases, live, List.of())
                        : CompletableFuture.completedFuture(answer(query, live, aliases, List.of(), false)));
    }

    /** A live wildcard answers for the name; with the plan it may hold something else, or another name may stand in its way. */
    private CompletionStage<Answer> fromWildcard(Query query, DomainName name, List<DomainName> aliases, Answer live) {
        for (DomainName encloser : above(name)) {
            DomainName wildcard = encloser.child("*");
            if (Stream.concat(add.stream(), remove.stream())
                    .anyMatch(record -> record.name().equals(wildcard))) {
                return fromWildcardBelow(encloser, query, name, aliases, live);
            }
            if (isAddedWithin(encloser) && isLow(encloser)) {
                // It stands in the way of a wildcard higher up, and not in that of its own.
                return isGivenToNamesBeside(encloser, live)
                        .thenApply(higher ->
                                higher ? answer(query, live, aliases, List.of(), false) : after(aliases, query, live));
            }
        }
        return CompletableFuture.completedFuture(after(aliases, query, live));
    }

    /** The wildcard below the encloser is changed: it is the one that answered, or comes between the name and that one. */
    private CompletionStage<Answer> fromWildcardBelow(
            DomainName encloser, Query query, DomainName name, List<DomainName> aliases, Answer live) {
        DomainName wildcard = encloser.child("*");
        CompletionStage<Boolean> higher =
                isLow(encloser) ? isGivenToNamesBeside(encloser, live) : CompletableFuture.completedFuture(false);
        return higher.thenCompose(fromAbove -> fromAbove && isAddedWithin(wildcard)
                ? expanded(query, wildcard, name, aliases, nothing(live), List.of())
                : isGivenBelow(encloser, live)
                        .thenCompose(given -> given
                                ? expanded(query, wildcard, name, aliases, live, live.records())
                                : CompletableFuture.completedFuture(after(aliases, query, live))));
    }

    private static Answer nothing(Answer live) {
        return new Answer.NoData(live.query(), live.provenance(), List.of());
    }

    private CompletionStage<Answer> expanded(
            Query query,
            DomainName wildcard,
            DomainName name,
            List<DomainName> aliases,
            Answer live,
            List<ResourceRecord> already) {
        List<ResourceRecord> own =
                planned(wildcard, name, query.type(), live.aliases().isEmpty() ? already : List.of());
        Optional<DomainName> target =
                query.type() == RecordType.CNAME || !own.isEmpty() ? Optional.empty() : target(wildcard, live);
        return target.isPresent()
                ? follow(query, target.get(), aliases)
                : CompletableFuture.completedFuture(answer(query, live, aliases, own, true));
    }

    private CompletionStage<Answer> follow(Query query, DomainName target, List<DomainName> aliases) {
        List<DomainName> further = new ArrayList<>(aliases);
        further.add(target);
        boolean turnsInACircle = aliases.contains(target) || target.equals(query.name());
        if (turnsInACircle || further.size() > ReplyReader.MAX_ALIASES) {
            return under.ask(query).thenApply(live -> answer(query, live, further, List.of(), true));
        }
        boolean atAuthority =
                query.server().filter(server -> !server.recursive()).isPresent();
        return walk(query, target, further)
                .thenApply(found -> atAuthority && found.isUnanswered()
                        // An authoritative server gives the alias and leaves the rest to the resolver.
                        ? answer(query, found, further, List.of(), true)
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
            Query query, Answer under, List<DomainName> aliases, List<ResourceRecord> records, boolean exists) {
        Provenance live = under.provenance();
        Provenance planned = new Provenance(
                SERVER,
                live.at(),
                live.elapsed(),
                exists ? "NOERROR" : "NXDOMAIN",
                records.isEmpty()
                        // How long an absence may be kept is not told by the records that were there before.
                        ? under.isAbsent() ? live.ttl() : OptionalLong.empty()
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
                        .map(ResourceRecord::name)
                        .anyMatch(changed -> changed.isWithin(name) || isWildcardAbove(changed, name))
                || above(name).stream().anyMatch(encloser -> isAddedWithin(encloser) && isLow(encloser));
    }

    private static boolean isWildcardAbove(DomainName wildcard, DomainName name) {
        return isWildcard(wildcard)
                && !name.equals(wildcard)
                && name.isWithin(wildcard.parent().orElseThrow());
    }

    private static boolean isWildcard(DomainName name) {
        return !name.isRoot() && name.labels().get(0).equals("*");
    }

    /** Below the registered domain: higher names exist, and no wildcard answers for them. */
    private static boolean isLow(DomainName name) {
        return above(name).stream()
                .anyMatch(encloser -> PublicSuffixes.registrable(encloser).isPresent());
    }

    private static List<DomainName> above(DomainName name) {
        return Stream.iterate(
                        name.parent(),
                        Optional::isPresent,
                        encloser -> encloser.orElseThrow().parent())
                .map(Optional::orElseThrow)
                .filter(encloser -> !encloser.isRoot())
                .toList();
    }

    private boolean isAddedWithin(DomainName name) {
        return add.stream().anyMatch(record -> record.name().isWithin(name));
    }

    /**
     * Whether a live wildcard gave this answer. It gives the same one for names beside this one and for names below, and those below do
     * not exist if the name itself does (RFC 4592 section 3.3.1).
     */
    private CompletionStage<Boolean> isFromWildcard(DomainName name, Answer live) {
        // A wildcard's own answer is given to the names beside it, too; only above it can another one show.
        DomainName owner = isWildcard(name) ? name.parent().orElseThrow() : name;
        boolean canBe = isLow(owner) && !isNonexistent(live);
        boolean matters = !live.records().isEmpty()
                || !live.aliases().isEmpty()
                || Stream.concat(add.stream(), remove.stream())
                        .anyMatch(record -> isWildcardAbove(record.name(), name));
        if (!canBe || !matters) {
            return CompletableFuture.completedFuture(false);
        }
        return isGivenBelow(name, live)
                .thenCompose(
                        below -> below ? isGivenToNamesBeside(name, live) : CompletableFuture.completedFuture(false));
    }

    private CompletionStage<Boolean> isGivenToNamesBeside(DomainName name, Answer live) {
        return isGivenBelow(name.parent().orElse(DomainName.ROOT), live);
    }

    private CompletionStage<Boolean> isGivenBelow(DomainName name, Answer live) {
        Query asked = live.query();
        return name.below(PROBE)
                .map(probe -> under.ask(new Query(probe, asked.type(), asked.server(), asked.checkingDisabled()))
                        .thenApply(probed -> isLike(live, probed)))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private static boolean isNonexistent(Answer live) {
        return live instanceof Answer.NoSuchName && live.aliases().isEmpty();
    }

    private static boolean isLike(Answer live, Answer probed) {
        return !probed.isUnanswered()
                && !isNonexistent(probed)
                && live.aliases().equals(probed.aliases())
                && contents(live).equals(contents(probed));
    }

    private static Set<Object> contents(Answer answer) {
        return answer.records().stream().map(record -> content(record.data())).collect(Collectors.toSet());
    }

    /**
     * The record set with the plan.
     *
     * @param owner the name in the zone: the asked name, or the wildcard that answers for it
     */
    private List<ResourceRecord> planned(
            DomainName owner, DomainName name, RecordType type, List<ResourceRecord> live) {
        List<ResourceRecord> fresh = added(owner, type);
        List<ResourceRecord> gone = Stream.concat(
                        remove.stream().filter(record -> record.name().equals(owner)), fresh.stream())
                .toList();
        List<ResourceRecord> planned = new ArrayList<>();
        for (ResourceRecord record : live) {
            if (gone.stream().noneMatch(other -> isSame(record, other))) {
                planned.add(record);
            }
        }
        fresh.forEach(record ->
                planned.add(new ResourceRecord(name, type, record.ttl(), record.data(), record.presentation())));
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

    /** The planned wildcard that covers a name which does not exist, if there is one (RFC 4592 section 3.3.1). */
    private CompletionStage<Optional<DomainName>> addedWildcard(DomainName name, Answer live) {
        List<DomainName> between = new ArrayList<>();
        for (DomainName encloser : above(name)) {
            DomainName wildcard = encloser.child("*");
            if (add.stream().anyMatch(record -> record.name().equals(wildcard))) {
                return unlessOneExists(between, live.query(), wildcard);
            }
            if (isAddedWithin(encloser)) {
                break;
            }
            between.add(encloser);
        }
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /** A name in between that exists is closer than the wildcard's parent, and has no wildcard: else the live DNS would have answered. */
    private CompletionStage<Optional<DomainName>> unlessOneExists(
            List<DomainName> between, Query asked, DomainName wildcard) {
        CompletionStage<Optional<DomainName>> result = CompletableFuture.completedFuture(Optional.of(wildcard));
        for (DomainName name : between) {
            result = result.thenCombine(
                    under.ask(new Query(name, asked.type(), asked.server(), asked.checkingDisabled())),
                    (found, closer) -> isNonexistent(closer) ? found : Optional.empty());
        }
        return result;
    }

    private static boolean isSame(ResourceRecord one, ResourceRecord other) {
        return one.type() == other.type() && content(one.data()).equals(content(other.data()));
    }

    /** How a text is cut into strings makes no other record of it. */
    private static Object content(Rdata data) {
        return data instanceof Rdata.Txt txt ? txt.joined() : data;
    }
}
